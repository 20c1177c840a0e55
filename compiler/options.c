/* SPDX-License-Identifier: MIT */
/* Command-line options, by table. A command describes its options in one array; parsing, the help
   text and the answer to a mistyped name come from it. Accepted forms: --name VALUE, --name=VALUE,
   -n VALUE, -nVALUE, and "--" before arguments that are the program's own. */
#include "compiler/options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/file.h"
#include "compiler/suggest.h"

enum { GO_ON = -1, DONE = 0, USAGE = 2 };

int options_error(const struct options *options, const char *format, ...) {
  va_list values;
  va_start(values, format);
  fprintf(stderr, "firn %s: error: ", options->command);
  vfprintf(stderr, format, values);
  fprintf(stderr, "\n  firn %s --help lists the options\n", options->command);
  va_end(values);
  return USAGE;
}

static void print_row(const struct option *row) {
  char left[96];
  const char *value = row->kind == OPTION_FLAG ? "" : row->choices ? row->choices : "VALUE";
  const char *space = row->kind == OPTION_FLAG ? "" : " ";
  if (row->letter)
    snprintf(left, sizeof left, "-%c, --%s%s%s", row->letter, row->name, space, value);
  else
    snprintf(left, sizeof left, "    --%s%s%s", row->name, space, value);
  if (strlen(left) > 34)
    printf("  %s\n  %34s  %s\n", left, "", row->help);
  else
    printf("  %-34s  %s\n", left, row->help);
}

static int print_help(const struct options *options) {
  printf("usage: firn %s %s\n\n%s\n", options->command, options->usage, options->about);
  if (options->rows && options->rows[0].name) printf("\noptions:\n");
  for (const struct option *row = options->rows; row && row->name; row++)
    if (row->help) print_row(row);
  return DONE;
}

static const struct option *find_name(const struct options *options, const char *name,
                                      size_t length) {
  for (const struct option *row = options->rows; row && row->name; row++)
    if (strlen(row->name) == length && !memcmp(row->name, name, length)) return row;
  return NULL;
}

static const struct option *find_letter(const struct options *options, char letter) {
  for (const struct option *row = options->rows; row && row->name; row++)
    if (row->letter == letter) return row;
  return NULL;
}

static int unknown_option(const struct options *options, const char *text) {
  const char *names[128] = {"help"};
  int count = 1;
  char bare[80], near[160];
  snprintf(bare, sizeof bare, "%.*s", (int)strcspn(text, "="), text + strspn(text, "-"));
  bare[strcspn(bare, "=")] = '\0';
  for (const struct option *row = options->rows; row && row->name && count < 128; row++)
    names[count++] = row->name;
  if (suggest_nearest(bare, names, count, near, sizeof near))
    return options_error(options, "unknown option %s (nearest: %s)", text, near);
  return options_error(options, "unknown option %s", text);
}

static int choose(const struct options *options, const struct option *row, const char *value) {
  const char *word = row->choices;
  for (int index = 0;; index++) {
    size_t length = strcspn(word, "|");
    if (strlen(value) == length && !memcmp(word, value, length)) {
      *(int *)row->out = index;
      return GO_ON;
    }
    if (!word[length]) break;
    word += length + 1;
  }
  return options_error(options, "--%s takes %s, not '%s'", row->name, row->choices, value);
}

/* "140K" -> 143360; false when it is not a size or does not fit. */
static bool read_size(const char *text, unsigned long long *out) {
  char *end;
  if (text[0] < '0' || text[0] > '9') return false;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 0);
  if (errno) return false;
  int shift = *end == 'K' || *end == 'k' ? 10 : *end == 'M' || *end == 'm' ? 20 : 0;
  if (shift) end++;
  if (*end || value > (~0ull >> shift)) return false;
  *out = value << shift;
  return true;
}

static int append(const struct options *options, const struct option *row, const char *value) {
  struct option_list *list = row->out;
  if (list->count == OPTION_LIST_MOST) return options_error(options, "--%s: more than %d of it", row->name, OPTION_LIST_MOST);
  list->items[list->count++] = value;
  return GO_ON;
}

static int store(const struct options *options, const struct option *row, const char *value) {
  char *end;
  switch (row->kind) {
  case OPTION_FLAG: *(bool *)row->out = true; return GO_ON;
  case OPTION_TEXT: case OPTION_INPUT: case OPTION_OUTPUT: *(const char **)row->out = value; return GO_ON;
  case OPTION_LIST: return append(options, row, value);
  case OPTION_CHOICE: return choose(options, row, value);
  case OPTION_SIZE:
    if (read_size(value, row->out)) return GO_ON;
    return options_error(options, "--%s takes a size such as 4096, 0x1000, 140K or 2M, not '%s'",
                         row->name, value);
  case OPTION_NUMBER:
    *(double *)row->out = strtod(value, &end);
    if (value[0] && !*end && *(double *)row->out >= 0) return GO_ON;
    return options_error(options, "--%s takes a number, not '%s'", row->name, value);
  }
  return GO_ON;
}

/* Takes the option at argv[*at] and its value. */
static int take_option(const struct options *options, int argc, char **argv, int *at) {
  const char *text = argv[*at];
  const char *value = NULL;
  const struct option *row;
  if (text[1] == '-') {
    size_t length = strcspn(text + 2, "=");
    row = find_name(options, text + 2, length);
    if (text[2 + length]) value = text + 2 + length + 1;
  } else {
    row = find_letter(options, text[1]);
    if (row && text[2]) value = text + 2;
  }
  if (!row) return unknown_option(options, text);
  if (row->kind == OPTION_FLAG) {
    if (value) return options_error(options, "%s: --%s takes no value", text, row->name);
  } else if (!value) {
    if (*at + 1 >= argc) return options_error(options, "%s needs a value", text);
    value = argv[++*at];
  }
  return store(options, row, value);
}

/* ---- files that are written ---- */

static int check_output(const struct options *options, const struct arguments *found, const char *name, const char *path,
                        const struct option *end) {
  if (!*path) return options_error(options, "--%s takes a file, not ''", name);
  if (file_is_source_name(path)) return options_error(options, "--%s %s: that is a name of source", name, path);
  for (int i = 0; i < found->count; i++)
    if (file_is_same(path, found->positional[i])) return options_error(options, "--%s %s: that file is read", name, path);
  for (const struct option *row = options->rows; row && row->name; row++) {
    bool writes = row->kind == OPTION_OUTPUT && row < end;
    const char *other = writes || row->kind == OPTION_INPUT ? *(const char **)row->out : NULL;
    if (!other || !file_is_same(path, other)) continue;
    if (writes) return options_error(options, "--%s and --%s are one file, %s", row->name, name, path);
    return options_error(options, "--%s %s: that file is read", name, path);
  }
  return GO_ON;
}

int options_check_output(const struct options *options, const struct arguments *found, const char *name, const char *path) {
  const struct option *end = options->rows;
  while (end->name) end++;
  return check_output(options, found, name, path, end);
}

static int check_outputs(const struct options *options, const struct arguments *found) {
  int status = GO_ON;
  for (const struct option *row = options->rows; row && row->name && status == GO_ON; row++) {
    const char *path = row->kind == OPTION_OUTPUT ? *(const char **)row->out : NULL;
    if (path && strcmp(path, "-")) status = check_output(options, found, row->name, path, row);
  }
  return status;
}

int options_parse(const struct options *options, int argc, char **argv, struct arguments *found) {
  int most = options->most;
  memset(found, 0, sizeof *found);
  for (int at = 1; at < argc; at++) {
    const char *text = argv[at];
    if (!strcmp(text, "--help") || (!strcmp(text, "-h") && !find_letter(options, 'h')))
      return print_help(options);
    if (!strcmp(text, "--")) {
      found->rest = argv + at + 1;
      found->rest_count = argc - at - 1;
      break;
    }
    if (text[0] == '-' && text[1]) {
      int status = take_option(options, argc, argv, &at);
      if (status != GO_ON) return status;
    } else if (found->count < most && found->count < 64) {
      found->positional[found->count++] = text;
    } else {
      return options_error(options, "unexpected argument '%s' (usage: firn %s %s)", text,
                           options->command, options->usage);
    }
  }
  if (found->count < options->least)
    return options_error(options, "missing argument (usage: firn %s %s)", options->command,
                         options->usage);
  return check_outputs(options, found);
}
