/* SPDX-License-Identifier: MIT */
/* `firn check`: reports what is wrong in Python sources, without compiling them. */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/front/front.h"
#include "compiler/options.h"

enum { FORMAT_TEXT, FORMAT_JSON };
enum { LARGEST_SOURCE = 256 * 1024 * 1024, DEEPEST_FOLDER = 100 };

typedef struct Check {
  bool dump_ast, dump_scopes, spans;
  int format;
  bool failed;
} Check;

static void write_to(void *ctx, const char *text, size_t len) {
  fwrite(text, 1, len, ctx);
}

static void fail_file(Check *check, const char *path, const char *why) {
  fprintf(stderr, "%s: error: %s\n", path, why);
  check->failed = true;
}

/* The file's bytes, malloced; NULL after saying why not. */
static char *read_file(Check *check, const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    fail_file(check, path, strerror(errno));
    return NULL;
  }
  char *text = NULL;
  size_t used = 0, capacity = 64 * 1024;
  for (;;) {
    char *more = realloc(text, capacity);
    if (!more || used > LARGEST_SOURCE) {
      fail_file(check, path, "file too large");
      free(more ? more : text);
      fclose(file);
      return NULL;
    }
    text = more;
    size_t n = fread(text + used, 1, capacity - used, file);
    used += n;
    if (n == 0) break;
    if (used == capacity) capacity *= 2;
  }
  bool bad = ferror(file);
  if (bad) fail_file(check, path, strerror(errno));
  fclose(file);
  *len = used;
  if (!bad) return text;
  free(text);
  return NULL;
}

static void check_file(Check *check, const char *path) {
  size_t len;
  char *text = read_file(check, path, &len);
  if (!text) return;
  Arena arena;
  Diags diags;
  arena_init(&arena, &arena_host);
  diags_init(&diags, &arena);
  AstModule *module = front_parse(&arena, text, len, path, &diags);
  if (module) scope_analyse(module, &diags);
  DiagWriter out = {write_to, stdout, false};
  DiagWriter err = {write_to, stderr, isatty(STDERR_FILENO)};
  if (module && check->dump_ast) ast_dump(&module->base, check->spans, &out);
  if (module && check->dump_scopes && !diags.errors) scope_dump(module->scope, &out);
  if (check->format == FORMAT_JSON) {
    diag_render_json(&diags, &out);
  } else {
    diag_render_text(&diags, &err);
  }
  check->failed |= diags.errors > 0;
  arena_free(&arena);
  free(text);
}

static bool is_python(const char *name) {
  size_t len = strlen(name);
  return len > 3 && !strcmp(name + len - 3, ".py");
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.' && strcmp(entry->d_name, "__pycache__");
}

/* Every .py below a folder, in the order of names. Links to folders are not followed. */
static void check_folder(Check *check, const char *path, int depth) {
  struct dirent **entries;
  int count = depth > DEEPEST_FOLDER ? -1 : scandir(path, &entries, visible, alphasort);
  if (count < 0) {
    fail_file(check, path, depth > DEEPEST_FOLDER ? "folders nested too deeply" : strerror(errno));
    return;
  }
  for (int i = 0; i < count; i++) {
    struct stat info;
    size_t size = strlen(path) + strlen(entries[i]->d_name) + 2;
    char *name = malloc(size);
    snprintf(name, size, "%s/%s", path, entries[i]->d_name);
    if (lstat(name, &info)) {
      fail_file(check, name, strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
      check_folder(check, name, depth + 1);
    } else if (is_python(name)) {
      check_file(check, name);
    }
    free(name);
    free(entries[i]);
  }
  free(entries);
}

int cmd_check(int argc, char **argv) {
  Check check = {0};
  const struct option rows[] = {
      {"message-format", 0, OPTION_CHOICE, &check.format, "text|json", "how to write diagnostics"},
      {"dump-ast", 0, OPTION_FLAG, &check.dump_ast, NULL, NULL},
      {"dump-scopes", 0, OPTION_FLAG, &check.dump_scopes, NULL, NULL},
      {"spans", 0, OPTION_FLAG, &check.spans, NULL, NULL},
      {0},
  };
  const struct options options = {
      .command = "check",
      .usage = "FILE|FOLDER...",
      .about = "Parses Python 3.14 sources (in folders every .py) and reports all errors in them.",
      .rows = rows,
      .least = 1,
      .most = 64,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  for (int i = 0; i < found.count; i++) {
    struct stat info;
    if (stat(found.positional[i], &info)) {
      fail_file(&check, found.positional[i], strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
      check_folder(&check, found.positional[i], 0);
    } else {
      check_file(&check, found.positional[i]);
    }
  }
  return check.failed;
}
