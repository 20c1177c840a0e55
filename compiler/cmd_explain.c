/* SPDX-License-Identifier: MIT */
/* `firn explain CODE`: more about the code in brackets of a diagnostic. `firn explain NAME APP`: why something is in an image, or
   is not; the last line of a traceback names what was missed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/build_line.h"
#include "compiler/options.h"
#include "compiler/suggest.h"
#include "freeze/memory.h"
#include "freeze/tool.h"

static const struct explanation {
  const char *code, *text;
} explanations[] = {
#define EXPLAIN(code, text) {code, text},
#include "compiler/explain.def"
#undef EXPLAIN
};

enum { EXPLANATIONS = sizeof explanations / sizeof explanations[0] };

static int list(void) {
  for (int i = 0; i < EXPLANATIONS; i++)
    printf("%-18s %.*s\n", explanations[i].code, (int)strcspn(explanations[i].text, "\n"),
           explanations[i].text);
  return 0;
}

/* ---- what a traceback ends with ---- */

/* The text between the next quotes, whose end *at is then; NULL: there are none. */
static char *next_quoted(const char **at) {
  const char *begin = strchr(*at, '\''), *end = begin ? strchr(begin + 1, '\'') : NULL;
  if (!end) return NULL;
  *at = end + 1;
  return memory_text_n(begin + 1, (size_t)(end - begin - 1));
}

/* Messages about a name that is not there: how they begin, behind the exception's class, and what they quote. */
static const struct { const char *begin; bool owner_first, owner_last; } messages[] = {
    {"No module named ", false, false},      {"cannot import name ", false, true}, {"name ", false, false},
    {"module ", true, false},                {"type object ", true, false},        {"'", true, false},
};

/* The name that is missed: "math.pi2" of "AttributeError: module 'math' has no attribute 'pi2'"; to be freed; NULL: no such message. */
static char *name_in_message(const char *text) {
  const char *colon = strstr(text, ": "), *at = colon ? colon + 2 : text;
  if (!strchr(text, ' ')) return NULL;
  for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++) {
    if (strncmp(at, messages[i].begin, strlen(messages[i].begin))) continue;
    bool two = messages[i].owner_first || messages[i].owner_last;
    char *first = next_quoted(&at), *second = two ? next_quoted(&at) : NULL;
    const char *owner = messages[i].owner_first ? first : second, *member = messages[i].owner_first ? second : first;
    char *name = !first || (two && !second) ? NULL : two ? memory_format("%s.%s", owner, member) : memory_text(first);
    free(first);
    free(second);
    return name;
  }
  return NULL;
}

/* The explanation of what a traceback ends with, where what fails is the device's memory and no name; NULL: none. */
static const char *of_message(const char *text) {
  size_t len = strcspn(text, ":");
  for (int i = 0; i < EXPLANATIONS; i++)
    if (*explanations[i].code < 'a' && strlen(explanations[i].code) == len && !memcmp(text, explanations[i].code, len)) return explanations[i].text;
  return NULL;
}

/* Is it about a variable that nothing sets where it is read, whatever else has that name? */
static bool is_name_error(const char *text) { return !strncmp(text, "NameError: name ", 16); }

#define NO_NAME "no-name" /* what explains it */

static int explain_code(const struct options *options, const char *code) {
  const char *names[EXPLANATIONS];
  for (int i = 0; i < EXPLANATIONS; i++) {
    names[i] = explanations[i].code;
    if (strcmp(code, names[i])) continue;
    fputs(explanations[i].text, stdout);
    return 0;
  }
  char near[160], *missed = name_in_message(code);
  bool is_message = missed != NULL;
  free(missed);
  if (is_message && is_name_error(code)) return explain_code(options, NO_NAME);
  if (is_message) return options_error(options, "of which application? firn explain \"%s\" APP -t TARGET", code);
  if (suggest_nearest(code, names, EXPLANATIONS, near, sizeof near)) return options_error(options, "unknown code '%s' (nearest: %s)", code, near);
  return options_error(options, "unknown code '%s'", code);
}

/* Builds an image that is thrown away. */
static int explain_name(struct build_line *line, const struct options *options, const struct arguments *found) {
  struct arguments app = {.positional = {found->positional[1]}, .count = 1};
  int status = build_line_finish(line, options, &app, NULL);
  if (status >= 0) return status;
  char *folder = tool_folder();
  if (!folder) return build_line_free(line), build_line_status(BUILD_TOOL);
  char *image = memory_format("%s/image.elf", folder);
  struct build_result result;
  line->build.out = image;
  char *missed = name_in_message(found->positional[0]);
  line->build.explain = missed ? missed : found->positional[0];
  if (missed && is_name_error(found->positional[0]))
    printf("the module that reads %s neither sets nor imports it (firn explain %s); what has the name:\n", missed, NO_NAME);
  fflush(stdout);
  enum build_outcome outcome = build_image(&line->build, &result);
  tool_folder_remove(folder);
  free(missed);
  free(image);
  build_line_free(line);
  return build_line_status(outcome);
}

int cmd_explain(int argc, char **argv) {
  static struct build_line line;
  build_line_begin(&line);
  build_line_add_against(&line);
  const struct options options = {
      .command = "explain",
      .usage = "[CODE]\n       firn explain NAME APP -t TARGET [options]",
      .about = "Says what a diagnostic's code (error[CODE]) means; without CODE, lists them all.\n"
               "With an application: why a function, variable, module or symbol is in its image, or why it is not and\n"
               "what brings it in; instead of a name, a traceback's last line: \"ModuleNotFoundError: No module named 'x'\"\n"
               "(MemoryError and RecursionError need no application: what they ask for is memory).",
      .rows = line.rows,
      .least = 0,
      .most = 2,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  const char *text = found.count ? of_message(found.positional[0]) : NULL;
  if (text) return fputs(text, stdout), 0;
  if (found.count == 2) return explain_name(&line, &options, &found);
  return found.count ? explain_code(&options, found.positional[0]) : list();
}
