/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "freeze/bill/bill.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "freeze/fabi.h"
#include "freeze/library.h"
#include "freeze/memory.h"
#include "freeze/paths.h"
#include "freeze/target.h"
#include "freeze/toolkit.h"

enum { SOURCES_MOST = 32, LICENCE_WITHIN = 4096 };

const char *bill_role_name(enum bill_role role) {
  static const char *const names[] = {"source", "manifest", "data", "library", "target", "runtime", "c-library", "tool"};
  return names[role];
}

/* "SPDX-License-Identifier: MIT OR Zlib" at the head of a file -> the expression. */
static void find_licence(const uint8_t *bytes, size_t size, char *out, size_t room) {
  static const char mark[] = "SPDX-License-Identifier:";
  const char *found = memmem(bytes, size < LICENCE_WITHIN ? size : LICENCE_WITHIN, mark, sizeof mark - 1);
  const char *end = (const char *)bytes + size;
  size_t n = 0;
  if (!found) return;
  for (found += sizeof mark - 1; found < end && *found == ' '; found++) continue;
  for (; found < end && n + 1 < room && (strchr("-+.() ", *found) || (unsigned)(*found | 32) - 'a' < 26 || (unsigned)*found - '0' < 10); found++)
    out[n++] = *found;
  while (n && out[n - 1] == ' ') n--;
  out[n] = '\0';
}

bool bill_measure(const char *path, struct bill_file *file) {
  FILE *in = fopen(path, "rb");
  struct digest one, two;
  uint8_t block[65536], sum[DIGEST_SHA256];
  size_t got;
  digest_begin(&one, DIGEST_SHA1);
  digest_begin(&two, DIGEST_SHA256);
  file->size = 0;
  while (in && (got = fread(block, 1, sizeof block, in)) > 0) {
    if (!file->size) find_licence(block, got, file->licence, sizeof file->licence);
    digest_add(&one, block, got);
    digest_add(&two, block, got);
    file->size += got;
  }
  bool good = in && !ferror(in);
  if (!good) fprintf(stderr, "error: cannot read %s: %s\n", path, strerror(errno));
  if (in) fclose(in);
  digest_end(&one, sum);
  digest_hex(sum, DIGEST_SHA1, file->sha1);
  digest_end(&two, sum);
  digest_hex(sum, DIGEST_SHA256, file->sha256);
  return good;
}

/* Takes over `name`. The same file may come again. */
static bool add(struct bill *bill, const char *path, char *name, enum bill_role role) {
  char real[PATH_MAX];
  if (!realpath(path, real)) snprintf(real, sizeof real, "%s", path);
  for (uint32_t i = 0; i < bill->count; i++) {
    if (strcmp(bill->files[i].path, real)) continue;
    free(name);
    return true;
  }
  bill->files = memory_room(bill->files, &bill->room, bill->count + 1, sizeof *bill->files);
  struct bill_file *file = &bill->files[bill->count++];
  *file = (struct bill_file){.path = memory_text(real), .name = name, .role = role};
  return bill_measure(path, file);
}

static char *base_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return memory_text(slash ? slash + 1 : path);
}

/* "FOLDER/mps2-an385/uart.c" -> "mps2-an385/uart.c". */
static char *with_folder(const char *path) {
  const char *slash = strrchr(path, '/'), *begin = slash;
  while (begin && begin > path && begin[-1] != '/') begin--;
  return memory_text(begin ? begin : path);
}

static bool is_file(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static bool add_application(struct bill *bill, const struct bill_request *request) {
  const struct graph *graph = request->graph;
  const struct manifest *manifest = &graph->manifest;
  bool good = true;
  for (uint32_t i = 0; i < graph->count && good; i++) {
    const struct graph_module *module = graph->modules[i];
    if (*module->path) good = add(bill, module->path, memory_text(module->shown), module->is_library ? BILL_LIBRARY : BILL_SOURCE);
  }
  for (uint32_t i = 0; i < graph->read.count && good; i++)
    good = !is_file(graph->read.texts[i].data) ||
           add(bill, graph->read.texts[i].data, paths_of_file(&request->options->paths, request->options->app, graph->read.texts[i].data), BILL_SOURCE);
  for (uint32_t i = 0; i < manifest->file_count && good; i++)
    good = add(bill, manifest->files[i], paths_of_file(&request->options->paths, request->options->app, manifest->files[i]), BILL_MANIFEST);
  for (uint32_t i = 0; i < manifest->data_count && good; i++)
    good = add(bill, manifest->data[i].path, paths_of_file(&request->options->paths, request->options->app, manifest->data[i].path), BILL_DATA);
  return good;
}

static bool add_target(struct bill *bill, const struct target *target) {
  char path[PATH_MAX];
  bool good = true;
  for (int i = 0; i < target->folders && good; i++) {
    snprintf(path, sizeof path, "%s/target.def", target->folder[i]);
    good = add(bill, path, with_folder(path), BILL_TARGET);
  }
  if (good && target_file(target, "link.ld", path, sizeof path)) good = add(bill, path, with_folder(path), BILL_TARGET);
  struct target_source *sources = memory_zero(SOURCES_MOST * sizeof *sources);
  int count = target_sources(target, sources, SOURCES_MOST);
  for (int i = 0; i < count && good; i++)
    if (!sources[i].object[0]) good = add(bill, sources[i].path, with_folder(sources[i].path), BILL_TARGET);
  free(sources);
  return good;
}

static bool is_c_library(const struct target *target, const char *path) {
  char library[PATH_MAX];
  for (int i = 0; i < target->libs.count; i++)
    if (target_library(target, i, library, sizeof library) && !strcmp(library, path)) return true;
  return false;
}

static bool add_linked(struct bill *bill, const struct bill_request *request) {
  const struct fabi *runtime = request->options->runtime;
  bool good = !runtime || add(bill, runtime->path, base_of(runtime->path), BILL_RUNTIME);
  size_t len = request->folder ? strlen(request->folder) : 0;
  for (uint32_t i = 0; request->linked && i < request->linked->count && good; i++) {
    const char *path = request->linked->word[i];
    if (len && !strncmp(path, request->folder, len) && path[len] == '/') continue;
    bool libc = is_c_library(request->options->target, path);
    good = add(bill, path, libc ? base_of(path) : with_folder(path), libc ? BILL_C_LIBRARY : BILL_RUNTIME);
  }
  return good;
}

/* The command itself, and the modules with LLVM and libdw when they were loaded. */
static bool add_tools(struct bill *bill, const struct bill_request *request) {
  static const char *const parts[] = {"libfirn-llvm.so", "libfirn-dwarf.so"};
  char path[PATH_MAX];
  bool good = add(bill, "/proc/self/exe", memory_text("firn"), BILL_TOOL);
  for (int i = 0; i < 2 && good && request->has_native; i++)
    if (toolkit_file(parts[i], path, sizeof path)) good = add(bill, path, memory_text(parts[i]), BILL_TOOL);
  return good;
}

static int by_role(const void *left, const void *right) {
  const struct bill_file *a = left, *b = right;
  int order = a->role != b->role ? (a->role < b->role ? -1 : 1) : strcmp(a->name, b->name);
  return order ? order : strcmp(a->sha256, b->sha256);
}

bool bill_write(const struct bill_request *request) {
  const struct build_options *options = request->options;
  struct bill bill = {0};
  if (!options->inputs && !options->sbom) return true;
  bool good = add_application(&bill, request) && add_target(&bill, options->target) && add_linked(&bill, request) &&
              add_tools(&bill, request);
  if (bill.count) qsort(bill.files, bill.count, sizeof *bill.files, by_role);
  if (good && options->inputs) good = bill_write_inputs(&bill, options->inputs);
  if (good && options->sbom) good = bill_write_spdx(&bill, request, options->sbom);
  for (uint32_t i = 0; i < bill.count; i++) {
    free(bill.files[i].path);
    free(bill.files[i].name);
  }
  free(bill.files);
  return good;
}
