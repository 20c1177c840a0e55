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

#include "compiler/file.h"
#include "compiler/front/front.h"
#include "compiler/options.h"

enum { FORMAT_TEXT, FORMAT_JSON };
enum { DEEPEST_FOLDER = 100 };

typedef struct Check {
  bool dump_ast, dump_scopes, spans;
  int format;
  bool failed;
  uint32_t files;
} Check;

static void write_to(void *ctx, const char *text, size_t len) {
  fwrite(text, 1, len, ctx);
}

static void fail_file(Check *check, const char *path, const char *why) {
  fprintf(stderr, "%s: error: %s\n", path, why);
  check->failed = true;
}

static bool has_suffix(const char *name, const char *suffix) {
  size_t len = strlen(name), n = strlen(suffix);
  return len > n && !strcmp(name + len - n, suffix);
}

static void check_file(Check *check, const char *path) {
  size_t len;
  check->files++;
  if (has_suffix(path, ".mpy")) {
    fail_file(check, path, "is no Python source; firn dis verifies and lists a .mpy file");
    return;
  }
  char *text = file_read(path, &len);
  if (!text) {
    check->failed = true;
    return;
  }
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
    } else if (has_suffix(name, ".py")) {
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
      uint32_t before = check.files;
      check_folder(&check, found.positional[i], 0);
      if (check.files == before && !check.failed)
        fail_file(&check, found.positional[i], "there is no .py file in it");
    } else {
      check_file(&check, found.positional[i]);
    }
  }
  return check.failed;
}
