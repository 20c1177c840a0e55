/* SPDX-License-Identifier: MIT */
/* What an object was made from, as GCC's -MD -MF writes it (make's rule, names escaped as Ninja reads them). */
#include "freeze/depfile.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/memory.h"
#include "freeze/strset.h"

/* Whole paths: who reads the rule may stand in another folder than firn. */
static void add(struct strset *files, const char *path) {
  char whole[PATH_MAX];
  if (*path && realpath(path, whole)) strset_add(files, whole, strlen(whole));
}

static void add_folder_of(struct strset *files, const char *path) {
  const char *slash = strrchr(path, '/');
  char *folder = slash ? memory_text_n(path, (size_t)(slash - path)) : memory_text(".");
  add(files, folder);
  free(folder);
}

static void collect(struct strset *files, const struct build_options *options, const struct graph *graph,
                    enum target_float width) {
  char path[4096];
  for (uint32_t i = 0; i < graph->count; i++) {
    add(files, graph->modules[i]->path);
    if (*graph->modules[i]->path && !graph->modules[i]->is_library) add_folder_of(files, graph->modules[i]->path);
  }
  for (uint32_t i = 0; i < graph->manifest.data_count; i++) {
    add(files, graph->manifest.data[i].path);
    add_folder_of(files, graph->manifest.data[i].path);
  }
  for (uint32_t i = 0; i < graph->manifest.file_count; i++) add(files, graph->manifest.files[i]);
  for (int i = 0; i < options->target->folders; i++) {
    snprintf(path, sizeof path, "%s/target.def", options->target->folder[i]);
    add(files, path);
  }
  add(files, options->app);
  for (uint32_t i = 0; i < options->object_count; i++) add(files, options->objects[i]);
  if (target_runtime(options->target, width, path, sizeof path)) add(files, path);
  if (target_embed(options->target, width, path, sizeof path)) add(files, path);
}

static void write_name(FILE *out, const char *name) {
  for (; *name; name++) {
    if (strchr(" #\\", *name)) fputc('\\', out);
    if (*name == '$') fputc('$', out);
    fputc(*name, out);
  }
}

bool depfile_write(const struct build_options *options, const struct graph *graph, enum target_float width) {
  if (!options->depfile) return true;
  struct strset files = {0};
  char *aside = memory_format("%s.part", options->depfile);
  FILE *out = fopen(aside, "w");
  if (out) {
    collect(&files, options, graph, width);
    write_name(out, options->out);
    fputc(':', out);
    for (uint32_t i = 0; i < files.count; i++) {
      fputs(" \\\n  ", out);
      write_name(out, files.texts[i].data);
    }
    fputc('\n', out);
  }
  bool good = out && fclose(out) == 0;
  good = good && !rename(aside, options->depfile);
  if (!good) {
    perror(options->depfile);
    if (out) unlink(aside);
  }
  free(aside);
  strset_free(&files);
  return good;
}
