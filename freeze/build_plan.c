/* SPDX-License-Identifier: MIT */
/* The first step of a build by Ninja: it writes build.ninja, with the steps from the application to its image.

     plan     everything read -> build.ninja, sources.sha256, native_MODULE.bc     again when a file or folder changes
     native   native_MODULE.bc -> native_MODULE.o                                   LLVM, a process for each
     image    sources, native_MODULE.o, the toolkit's files -> the image

   What takes long and is a module's own is the machine code of its functions. The plan has the bitcode of each, as
   the whole program makes it (who stores which names, guesses of slots), and does not touch files that stay the same: so a
   change compiles those modules again whose code it changes. What is left is of the whole program: what is reachable,
   initialisers, flow of types, layout. It is one step. The front end, which is a module's own, too, has 3 % of
   an image of bytecode: less than reading its result from a file would have.

   sources.sha256 has the contents of the application's files. The image is made again when that changes, not when a file gets a
   new time: for Ninja the files themselves are inputs of which only the presence counts.

   Every step is a function of what build.ninja and plan.d name as its inputs; its own files are the same bytes in any folder. */
#define _GNU_SOURCE
#include "freeze/build_plan.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "freeze/build_private.h"
#include "freeze/depfile.h"
#include "freeze/digest.h"
#include "freeze/fabi.h"
#include "freeze/memory.h"
#include "freeze/paths.h"
#include "freeze/toolkit.h"

enum { SOURCES_MOST = 32, FOLDERS_MOST = 16 };

/* ---- files ---- */

/* A file of the folder being written: aside, and only put in place when it is another one than before. */
struct part {
  char *path, *aside;
  FILE *out;
};

static struct part begin(const char *folder, const char *name) {
  struct part part = {.path = memory_format("%s/%s", folder, name)};
  part.aside = memory_format("%s.part", part.path);
  part.out = fopen(part.aside, "wb");
  return part;
}

static bool is_same(const char *left, const char *right) {
  FILE *a = fopen(left, "rb"), *b = fopen(right, "rb");
  bool same = a && b;
  for (int c = 0; same && c != EOF;) same = (c = getc(a)) == getc(b);
  if (a) fclose(a);
  if (b) fclose(b);
  return same;
}

static bool end(struct part *part) {
  bool good = part->out && !ferror(part->out);
  if (part->out && fclose(part->out)) good = false;
  if (good && is_same(part->aside, part->path)) unlink(part->aside);
  else if (!good || rename(part->aside, part->path)) {
    fprintf(stderr, "error: cannot write %s: %s\n", part->path, strerror(errno));
    unlink(part->aside);
    good = false;
  }
  free(part->path);
  free(part->aside);
  return good;
}

/* ---- what the application is made from ---- */

static bool digest_file(const char *path, char out[DIGEST_TEXT]) {
  FILE *in = fopen(path, "rb");
  struct digest digest;
  uint8_t block[65536], sum[DIGEST_SHA256];
  size_t got;
  digest_begin(&digest, DIGEST_SHA256);
  while (in && (got = fread(block, 1, sizeof block, in)) > 0) digest_add(&digest, block, got);
  bool good = in && !ferror(in);
  if (in) fclose(in);
  digest_end(&digest, sum);
  digest_hex(sum, DIGEST_SHA256, out);
  return good;
}

/* Paths of the application's own files: modules, manifests, data. */
static void collect_sources(const struct graph *graph, struct strset *out) {
  for (uint32_t i = 0; i < graph->count; i++) {
    const struct graph_module *module = graph->modules[i];
    if (*module->path && !module->is_library) strset_add(out, module->path, strlen(module->path));
  }
  for (uint32_t i = 0; i < graph->manifest.file_count; i++) strset_add(out, graph->manifest.files[i], strlen(graph->manifest.files[i]));
  for (uint32_t i = 0; i < graph->manifest.data_count; i++)
    strset_add(out, graph->manifest.data[i].path, strlen(graph->manifest.data[i].path));
}

static bool write_digests(const char *folder, const struct strset *sources) {
  struct part part = begin(folder, "sources.sha256");
  for (uint32_t i = 0; part.out && i < sources->count; i++) {
    char digest[DIGEST_TEXT];
    if (digest_file(sources->texts[i].data, digest)) fprintf(part.out, "%s  %s\n", digest, sources->texts[i].data);
  }
  return end(&part);
}

bool build_plan_holds(const char *folder) {
  char *path = memory_format("%s/sources.sha256", folder), line[DIGEST_TEXT + PATH_MAX], digest[DIGEST_TEXT];
  FILE *in = fopen(path, "r");
  bool holds = in != NULL;
  if (!in) fprintf(stderr, "error: %s: %s\n", path, strerror(errno));
  while (holds && fgets(line, sizeof line, in)) {
    line[strcspn(line, "\n")] = '\0';
    if (strlen(line) < DIGEST_TEXT + 1) continue;
    const char *file = line + DIGEST_TEXT + 1;
    holds = digest_file(file, digest) && !strncmp(digest, line, DIGEST_TEXT - 1);
    if (!holds) fprintf(stderr, "error: %s changed while the image was being built; build again\n", file);
  }
  if (in) fclose(in);
  free(path);
  return holds;
}

/* ---- native functions ---- */

static enum build_outcome write_bitcode(struct build *build) {
  struct rom rom; /* of which only symbols are wanted */
  enum build_outcome outcome = BUILD_DONE;
  build_guess_slots(build);
  rom_init(&rom, build->options->target, build->width);
  rom.reach = &build->reach;
  for (uint32_t i = 0; outcome == BUILD_DONE && i < build->graph.count; i++) {
    struct llvm_bitcode bitcode = {0};
    if (!build->native.modules[i]) continue;
    outcome = native_lower(&build->native, i, build->frozen[i], &rom, &build->shadow, &bitcode);
    if (outcome == BUILD_DONE) {
      char *name = native_file(build->graph.modules[i]->name), *file = memory_format("%s.bc", name);
      struct part part = begin(build->options->steps, file);
      if (part.out) fwrite(bitcode.bytes, 1, bitcode.size, part.out);
      if (!end(&part)) outcome = BUILD_TOOL;
      free(file);
      free(name);
    }
    free(bitcode.bytes);
  }
  rom_free(&rom);
  return outcome;
}

/* The lines of build.ninja for native code, as far as they name the object. */
static void read_planned(const char *folder, struct strset *lines) {
  char *path = memory_format("%s/build.ninja", folder), line[2 * PATH_MAX];
  FILE *in = fopen(path, "r");
  while (in && fgets(line, sizeof line, in)) {
    const char *end = strstr(line, ": native ");
    if (end) strset_add(lines, line, (size_t)(end - line));
  }
  if (in) fclose(in);
  free(path);
}

static bool is_planned(const char *folder, const char *stem, size_t len, const struct strset *lines) {
  char *line = NULL, *path = memory_format("%s/%.*s.o", folder, (int)len, stem);
  size_t size;
  FILE *out = open_memstream(&line, &size);
  if (!out) return false;
  fputs("build", out);
  build_plan_path(out, path);
  fclose(out);
  bool found = strset_has(lines, line, size);
  free(line);
  free(path);
  return found;
}

/* Of modules that are gone, or have no native functions any more: what the last plan had, and nobody else's files. */
static void remove_old(const struct build *build) {
  DIR *folder = opendir(build->options->steps);
  struct strset now = {0}, planned = {0};
  read_planned(build->options->steps, &planned);
  for (uint32_t i = 0; i < build->graph.count; i++) {
    if (!build->native.modules || !build->native.modules[i]) continue;
    char *name = native_file(build->graph.modules[i]->name);
    strset_add(&now, name, strlen(name));
    free(name);
  }
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    const char *name = entry->d_name, *dot = strrchr(name, '.');
    bool ours = dot && (!strcmp(dot, ".bc") || !strcmp(dot, ".o")) && is_planned(build->options->steps, name, (size_t)(dot - name), &planned);
    if (ours && !strset_has(&now, name, (size_t)(dot - name))) unlinkat(dirfd(folder), name, 0);
  }
  if (folder) closedir(folder);
  strset_free(&planned);
  strset_free(&now);
}

/* ---- the toolkit's files ---- */

static struct strset *included; /* nftw passes on nothing */

static int add_included(const char *path, const struct stat *about, int kind, struct FTW *where) {
  (void)about, (void)where;
  if (kind == FTW_F) strset_add(included, path, strlen(path));
  return 0;
}

/* Board sources without an object are compiled, with the headers of the toolkit. */
static void add_headers(const struct target *target, struct strset *files) {
  struct target_source *sources = memory_zero(SOURCES_MOST * sizeof *sources);
  char path[PATH_MAX];
  bool compiled = false;
  int count = target_sources(target, sources, SOURCES_MOST);
  for (int i = 0; i < count; i++) compiled |= !sources[i].object[0];
  free(sources);
  included = files;
  if (compiled && toolkit_file("include", path, sizeof path)) nftw(path, add_included, FOLDERS_MOST, FTW_PHYS);
}

static int by_name(const void *left, const void *right) { return strcmp(*(char *const *)left, *(char *const *)right); }

/* All files of a target's folder, in the order of their names. */
static void add_folder(struct strset *files, const char *path) {
  DIR *folder = opendir(path);
  char **names = NULL;
  uint32_t count = 0, room = 0;
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    char *name = memory_format("%s/%s", path, entry->d_name);
    struct stat about;
    if (entry->d_name[0] == '.' || stat(name, &about) || !S_ISREG(about.st_mode)) {
      free(name);
      continue;
    }
    names = memory_room(names, &room, count + 1, sizeof *names);
    names[count++] = name;
  }
  if (folder) closedir(folder);
  if (count) qsort(names, count, sizeof *names, by_name);
  for (uint32_t i = 0; i < count; i++) {
    strset_add(files, names[i], strlen(names[i]));
    free(names[i]);
  }
  free(names);
}

static void collect_toolkit(const struct build *build, const char *firn, struct strset *out) {
  static const char *const parts[] = {"libfirn-llvm.so", "libfirn-dwarf.so"};
  const struct target *target = build->options->target;
  char path[PATH_MAX];
  strset_add(out, firn, strlen(firn));
  for (int i = 0; i < 2 && (build->native.functions || build_is_whole(build->options)); i++)
    if (toolkit_file(parts[i], path, sizeof path)) strset_add(out, path, strlen(path));
  for (int i = 0; i < target->folders; i++) add_folder(out, target->folder[i]);
  add_headers(target, out);
  if (build->options->runtime) strset_add(out, build->options->runtime->path, strlen(build->options->runtime->path));
  for (int copies_up = 0; copies_up < 2; copies_up++) {
    if (target_runtime(target, build->width, copies_up, path, sizeof path)) strset_add(out, path, strlen(path));
    if (build_is_whole(build->options) && target_bitcode(target, build->width, copies_up, path, sizeof path)) strset_add(out, path, strlen(path));
  }
  for (int i = 0; i < target->libs.count; i++)
    if (target_library(target, i, path, sizeof path)) strset_add(out, path, strlen(path));
  for (uint32_t i = 0; i < build->graph.count; i++)
    if (build->graph.modules[i]->is_library && *build->graph.modules[i]->path)
      strset_add(out, build->graph.modules[i]->path, strlen(build->graph.modules[i]->path));
}

/* ---- build.ninja ---- */

void build_plan_path(FILE *out, const char *path) {
  fputc(' ', out);
  for (path = paths_from_here(path); *path; path++) {
    if (strchr("$ :", *path)) fputc('$', out);
    fputc(*path, out);
  }
}

static void write_paths(FILE *out, const char *before, const struct strset *paths) {
  if (paths->count) fprintf(out, " %s", before);
  for (uint32_t i = 0; i < paths->count; i++) {
    fputs(" $\n   ", out);
    build_plan_path(out, paths->texts[i].data);
  }
}

static void write_file(FILE *out, const char *folder, const char *name, const char *ending) {
  char *path = memory_format("%s/%s%s", folder, name, ending);
  build_plan_path(out, path);
  free(path);
}

void build_plan_first(FILE *out, const char *head, const char *folder, const char *firn) {
  fprintf(out, "%s\nbuild", head);
  write_file(out, folder, "build.ninja", "");
  fprintf(out, ": plan |");
  build_plan_path(out, firn);
  fprintf(out, "\n");
}

/* Of each module with native functions: " FOLDER/NAME.END". */
static void write_native(FILE *out, const struct build *build, const char *ending) {
  for (uint32_t i = 0; build->native.modules && i < build->graph.count; i++) {
    if (!build->native.modules[i]) continue;
    char *name = native_file(build->graph.modules[i]->name);
    write_file(out, build->options->steps, name, ending);
    free(name);
  }
}

/* This command, with LLVM when that is loaded. */
static void write_compiler(FILE *out, const struct build *build, const struct build_plan *plan) {
  char llvm[PATH_MAX];
  build_plan_path(out, plan->firn);
  if (build->native.functions && toolkit_file("libfirn-llvm.so", llvm, sizeof llvm)) build_plan_path(out, llvm);
}

static void write_native_steps(FILE *out, const struct build *build, const struct build_plan *plan) {
  const struct target *target = build->options->target;
  if (!build->native.functions) return;
  fprintf(out, "\nrule native\n  command = %s --lowered --triple '%s' --cpu '%s' --features '%s' --passes '%s' -o $out $in\n"
               "  description = native code of $module\n\n",
          plan->llc, target->triple, target->cpu ? target->cpu : "", target->features ? target->features : "", NATIVE_PASSES);
  for (uint32_t i = 0; i < build->graph.count; i++) {
    if (!build->native.modules[i]) continue;
    char *name = native_file(build->graph.modules[i]->name);
    fprintf(out, "build");
    write_file(out, build->options->steps, name, ".o");
    fprintf(out, ": native");
    write_file(out, build->options->steps, name, ".bc");
    fprintf(out, " |");
    write_compiler(out, build, plan);
    fprintf(out, "\n  module = %s\n", build->graph.modules[i]->name);
    free(name);
  }
}

/* Other files than the image. */
static void write_outputs(FILE *out, const struct build_options *options) {
  struct strset files = {0};
  build_outputs(options, &files);
  if (files.count > 1) fprintf(out, " |");
  for (uint32_t i = 1; i < files.count; i++) build_plan_path(out, files.texts[i].data);
  strset_free(&files);
}

static bool write_ninja(const struct build *build, const struct build_plan *plan, const struct strset *sources) {
  const char *folder = build->options->steps;
  struct part part = begin(folder, "build.ninja");
  struct strset toolkit = {0};
  FILE *out = part.out;
  if (out) {
    collect_toolkit(build, plan->firn, &toolkit);
    fprintf(out, "%s\nbuild", plan->head);
    write_file(out, folder, "build.ninja", "");
    fprintf(out, " |");
    write_file(out, folder, "sources.sha256", "");
    write_native(out, build, ".bc");
    fprintf(out, ": plan |");
    write_compiler(out, build, plan);
    fprintf(out, "\n");
    write_native_steps(out, build, plan);
    fprintf(out, "\nrule image\n  command = %s\n  description = image $out\n  pool = console\n\nbuild", plan->image);
    build_plan_path(out, plan->options->out);
    write_outputs(out, plan->options);
    fprintf(out, ": image");
    write_file(out, folder, "sources.sha256", "");
    write_native(out, build, ".o");
    write_native(out, build, ".bc");
    write_paths(out, "|", &toolkit);
    write_paths(out, "||", sources);
    fprintf(out, "\n\ndefault");
    build_plan_path(out, plan->options->out);
    fprintf(out, "\n");
  }
  strset_free(&toolkit);
  return end(&part);
}

/* ---- the step ---- */

static enum build_outcome make(struct build *build, const struct build_plan *plan) {
  struct strset sources = {0};
  bool go_on;
  enum build_outcome outcome = build_load(build);
  if (outcome == BUILD_DONE && build_would_overwrite(build, plan->options)) outcome = BUILD_ERROR;
  if (outcome == BUILD_DONE) outcome = build_find_native(build, &go_on);
  if (outcome == BUILD_DONE && build->native.functions) outcome = write_bitcode(build);
  if (outcome != BUILD_DONE) return outcome;
  remove_old(build);
  collect_sources(&build->graph, &sources);
  for (uint32_t i = 0; i < sources.count; i++) {
    const char *odd = strpbrk(sources.texts[i].data, BUILD_PLAN_NOT);
    if (!odd) continue;
    fprintf(stderr, "error: %s: Ninja takes no paths with a '%c' in them; without --build-dir it can be built\n", sources.texts[i].data, *odd);
    strset_free(&sources);
    return BUILD_ERROR;
  }
  bool good = write_digests(build->options->steps, &sources) && write_ninja(build, plan, &sources);
  strset_free(&sources);
  return good ? BUILD_DONE : BUILD_TOOL;
}

enum build_outcome build_plan(const struct build_plan *plan) {
  const char *folder = plan->options->steps;
  char *depfile = memory_format("%s/plan.d", folder), *failed = memory_format("%s/failed.d", folder);
  char *out = memory_format("%s/build.ninja", folder);
  struct build_options options = *plan->options;
  options.plans = options.runs = true;
  options.depfile = depfile;
  options.out = out;
  options.verbose = false;
  options.report = options.explain = options.dump = options.stop_after = NULL;
  struct build build = build_begin(&options);
  enum build_outcome outcome = make(&build, plan);
  build_end(&build);
  /* Without it Ninja makes the plan again; `firn watch` looks at either. */
  if (outcome == BUILD_DONE) unlink(failed);
  else rename(depfile, failed);
  free(out);
  free(failed);
  free(depfile);
  return outcome;
}
