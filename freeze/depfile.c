/* SPDX-License-Identifier: MIT */
/* What an object was made from, as GCC's -MD -MF writes it (make's rule, names escaped as Ninja reads them). */
#include "freeze/depfile.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/fabi.h"
#include "freeze/memory.h"
#include "freeze/paths.h"
#include "freeze/strset.h"

/* Whole paths, unless the rule is for who stands in the same folder. */
static void add(struct strset *files, const char *path, bool as_given) {
  char whole[PATH_MAX];
  if (!*path || !realpath(path, whole)) return;
  if (as_given) path = paths_from_here(path), strset_add(files, path, strlen(path));
  else strset_add(files, whole, strlen(whole));
}

/* The folder of a file, and those that it is in as long as they are below `root`. */
static void add_folders_of(struct strset *files, const char *path, const char *root, bool as_given) {
  size_t len = strlen(root);
  char *folder = memory_text(path), *slash;
  while ((slash = strrchr(folder, '/')) && slash > folder) {
    *slash = '\0';
    add(files, folder, as_given);
    if (strncmp(folder, root, len) || strlen(folder) <= len) break;
  }
  if (!*root || !strchr(path, '/')) add(files, ".", as_given);
  free(folder);
}

/* Of the application: the folder, or that of its file. */
static char *root_of(const char *app) {
  const char *slash = strrchr(app, '/');
  struct stat about;
  if (stat(app, &about) == 0 && S_ISDIR(about.st_mode)) return memory_text(app);
  return slash ? memory_text_n(app, (size_t)(slash - app)) : memory_text("");
}

void depfile_collect(struct strset *files, const struct build_options *options, const struct graph *graph, enum target_float width) {
  bool as_given = options->plans;
  char path[4096], *root = root_of(options->app);
  for (uint32_t i = 0; i < graph->count; i++) {
    const struct graph_module *module = graph->modules[i];
    const char *place = module->kind == GRAPH_FOLDER ? module->file : module->path;
    if (module->is_library && module->kind == GRAPH_FOLDER) continue;
    add(files, place, as_given);
    if (*place && !module->is_library) add_folders_of(files, place, root, as_given);
  }
  for (uint32_t i = 0; i < graph->read.count; i++) {
    add(files, graph->read.texts[i].data, as_given);
    add_folders_of(files, graph->read.texts[i].data, root, as_given);
  }
  for (uint32_t i = 0; i < graph->manifest.data_count; i++) {
    add(files, graph->manifest.data[i].path, as_given);
    add_folders_of(files, graph->manifest.data[i].path, root, as_given);
  }
  for (uint32_t i = 0; i < graph->manifest.file_count; i++) add(files, graph->manifest.files[i], as_given);
  for (int i = 0; i < options->target->folders; i++) {
    snprintf(path, sizeof path, "%s/target.def", options->target->folder[i]);
    add(files, path, as_given);
  }
  add(files, options->app, as_given);
  if (options->runtime) add(files, options->runtime->path, as_given);
  for (uint32_t i = 0; i < options->object_count; i++) add(files, options->objects[i], as_given);
  for (int copies_up = 0; copies_up < 2; copies_up++)
    if (target_runtime(options->target, width, copies_up, path, sizeof path)) add(files, path, as_given);
  if (target_embed(options->target, width, path, sizeof path)) add(files, path, as_given);
  free(root);
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
  char *aside = file_aside(options->depfile, "part");
  FILE *out = fopen(aside, "w");
  if (out) {
    depfile_collect(&files, options, graph, width);
    write_name(out, options->out);
    fputc(':', out);
    for (uint32_t i = 0; i < files.count; i++) {
      fputs(" \\\n  ", out);
      write_name(out, files.texts[i].data);
    }
    fputc('\n', out);
  }
  bool good = out && !ferror(out);
  if (out && fclose(out)) good = false;
  good = good && file_place(aside, options->depfile);
  if (!good) {
    perror(options->depfile);
    if (out) unlink(aside);
  }
  free(aside);
  strset_free(&files);
  return good;
}
