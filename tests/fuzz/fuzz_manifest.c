/* SPDX-License-Identifier: MIT */
/* A manifest.py, from its text to the list of files. What manifest_read does happens in a child process, where
 * libFuzzer sees no coverage: so the text goes through parser and emitter here first, which steers the search,
 * and then through manifest_read itself. A refusal is fine, a crash of the child is not. */
#include "compiler/bytecode/emit.h"
#include "compiler/front/front.h"
#include "freeze/manifest.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST = 8192 };

/* A sanitizer's report in the child must not look like a refusal, whose exit status is 1. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "exitcode=99:detect_leaks=0"; }
const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void) { return "exitcode=99"; }

static bool compiles(const char *text, size_t len) {
  Arena arena;
  Diags diags;
  arena_init(&arena, &arena_host);
  diags_init(&diags, &arena);
  const struct emit_options options = {.mode = EMIT_FIRN, .file = "manifest.py", .small_int_bits = 31};
  AstModule *module = front_parse(&arena, text, len, "manifest.py", &diags);
  bool good = module && scope_analyse(module, &diags) && emit_module(module, &options, &diags);
  arena_free(&arena);
  return good;
}

static char folder[64];

static void write_file(const char *name, const void *text, size_t len) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(text, 1, len, file) != len || fclose(file)) abort();
}

static void remove_folder(void) {
  static const char *const names[] = {"/a.py", "/b.py", "/manifest.py", ""};
  for (int i = 0; i < 4; i++) {
    char path[256];
    snprintf(path, sizeof path, "%s%s", folder, names[i]);
    remove(path);
  }
}

/* A folder with something to list, for the whole process. */
static void make_folder(void) {
  if (folder[0]) return;
  strcpy(folder, "/tmp/firn-manifest-XXXXXX");
  if (!mkdtemp(folder) || atexit(remove_folder)) abort();
  write_file("a.py", "x = 1\n", 6);
  write_file("b.py", "import a\n", 9);
}

/* manifest_read tells its errors on stderr: nobody reads a million of them. */
static bool read_quietly(struct manifest *manifest, const char *path) {
  int saved = dup(2), null = open("/dev/null", O_WRONLY);
  if (saved < 0 || null < 0) abort();
  dup2(null, 2);
  bool good = manifest_read(manifest, path);
  dup2(saved, 2);
  close(saved);
  close(null);
  return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > LARGEST || (!compiles((const char *)data, size) && size > LARGEST / 8)) return 0;
  make_folder();
  char path[256];
  struct manifest manifest = {0};
  snprintf(path, sizeof path, "%s/manifest.py", folder);
  write_file("manifest.py", data, size);
  bool good = read_quietly(&manifest, path);
  if (manifest.crashed || (!good && manifest.count)) abort();
  manifest_free(&manifest);
  return 0;
}
