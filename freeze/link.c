/* SPDX-License-Identifier: MIT */
/* The last step: ld.lld for Thumb, GNU ld for Xtensa, the C compiler for the host, as the target
   says. A linker script includes firn-memory.ld, which is written here from the target's regions and
   the heap and stack sizes of this build.

   The linkers' own messages about an image that does not fit differ and name no totals: after a failure the image is
   linked once more into regions with room, and judged by fit.c as one is that was linked. */
#include "freeze/link.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/abi.h"
#include "freeze/elf_file.h"
#include "freeze/memory.h"
#include "freeze/partition.h"
#include "freeze/tool.h"
#include "freeze/toolkit.h"
#include "freeze/whole.h"

enum { SOURCES_MOST = 32, ROOM = 64 << 20 /* how much larger regions are for measuring */ };

static bool write_memory_script(const struct link_request *request, uint64_t extra) {
  char *path = memory_format("%s/firn-memory.ld", request->folder);
  const struct target *target = request->fit.target;
  uint64_t heap = request->fit.heap ? request->fit.heap : target->heap, stack = request->fit.stack ? request->fit.stack : target->stack;
  if (request->apart) {
    bool done = partition_write_script(path, target, heap, extra);
    free(path);
    return done;
  }
  FILE *out = fopen(path, "w");
  free(path);
  if (!out) return false;
  fprintf(out, "MEMORY {\n");
  for (int i = 0; i < target->regions; i++)
    fprintf(out, "  %s (%s) : ORIGIN = 0x%" PRIx64 ", LENGTH = 0x%" PRIx64 "\n", target->region[i].name,
            target->region[i].kind == TARGET_ROM ? "rx" : "rwx", target->region[i].origin,
            target->region[i].size + extra);
  /* What is measured needs no reserves, which may be larger than any room. */
  fprintf(out, "}\n__heap_size = 0x%" PRIx64 ";\n__stack_size = 0x%" PRIx64 ";\n", extra ? 0 : heap, extra ? 0 : stack);
  return fclose(out) == 0;
}

/* Linkers look for what a script includes in the working folder first: with a file of that name there they get a copy of the script
   that has the whole path. */
static bool own_script(const struct link_request *request, const char *script, char *path, size_t size) {
  static const char line_begin[] = "INCLUDE firn-memory.ld";
  char line[512];
  snprintf(path, size, "%s", script);
  if (access("firn-memory.ld", F_OK)) return true;
  snprintf(path, size, "%s/link.ld", request->folder);
  FILE *in = fopen(script, "r"), *out = fopen(path, "w");
  while (in && out && fgets(line, sizeof line, in)) {
    bool includes = !strncmp(line, line_begin, sizeof line_begin - 1);
    if (includes) fprintf(out, "INCLUDE \"%s/firn-memory.ld\"%s", request->folder, line + sizeof line_begin - 1);
    else fputs(line, out);
  }
  bool done = in && out;
  if (in) fclose(in);
  if (out) done &= fclose(out) == 0;
  return done;
}

/* Was it told just before? The image that runs initialisers and the one that is built lack the same. */
static bool told_already(const char *path) {
  static char before[PATH_MAX];
  if (!strcmp(before, path)) return true;
  snprintf(before, sizeof before, "%s", path);
  return false;
}

/* Says what a tool that failed said. */
static enum build_outcome tell_tool(const struct tool_line *line, int status, const char *said) {
  fprintf(stderr, "error[tool]: %s failed", line->word[0]);
  if (status == 127)
    fprintf(stderr, ": %s\n", said);
  else
    fprintf(stderr, " (exit status %d):\n%s%s", status, said,
            *said && said[strlen(said) - 1] == '\n' ? "" : "\n");
  return BUILD_TOOL;
}

/* A path that holds in any folder; it may be `path` itself. */
static const char *absolute(const char *path, char out[PATH_MAX]) { return realpath(path, out) ? out : path; }

/* Options of one compilation, in the folder "/", and with the target's name for its folder: so that nothing of what the C
   compiler writes (DWARF, __FILE__) depends on where anything is. */
static void add_options(const struct target *target, struct tool_line *line) {
  char include[4096], folder[PATH_MAX];
  bool has_include = toolkit_file("include", include, sizeof include);
  line->folder = "/";
  for (int i = 0; i < target->cc.count; i++) tool_add(line, "%s", target->cc.word[i]);
  for (int i = 0; i < target->cflags.count; i++) tool_add(line, "%s", target->cflags.word[i]);
  for (int i = 0; i < target->folders; i++) {
    const char *path = absolute(target->folder[i], folder), *slash = strrchr(path, '/');
    tool_add(line, "-I%s", path);
    tool_add(line, "-ffile-prefix-map=%s=%s", path, slash ? slash + 1 : path);
  }
  if (!has_include) return;
  tool_add(line, "-I%s", include);
  tool_add(line, "-ffile-prefix-map=%s=firn", include);
}

/* Compiles a board source that has no object yet; its object's path into `object`. */
static enum build_outcome compile_source(const struct link_request *request,
                                         const struct target_source *source, int number, char *object,
                                         size_t size) {
  struct tool_line line = {0};
  char path[PATH_MAX], folder[PATH_MAX], *said;
  if (snprintf(object, size, "%s/board%d.o", absolute(request->folder, folder), number) >= (int)size) return BUILD_TOOL;
  add_options(request->fit.target, &line);
  tool_add(&line, "-c");
  tool_add(&line, "%s", absolute(source->path, path));
  tool_add(&line, "-o");
  tool_add(&line, "%s", object);
  int status = tool_run(&line, &said);
  enum build_outcome outcome = !status ? BUILD_DONE : told_already(source->path) ? BUILD_TOOL : tell_tool(&line, status, said);
  free(said);
  tool_free(&line);
  return outcome;
}

static enum build_outcome add_sources(const struct link_request *request, struct tool_line *line) {
  struct target_source *sources = memory_zero(SOURCES_MOST * sizeof *sources);
  int count = target_sources(request->fit.target, sources, SOURCES_MOST);
  enum build_outcome outcome = BUILD_DONE;
  for (int i = 0; i < count && outcome == BUILD_DONE; i++) {
    if (!sources[i].object[0])
      outcome = compile_source(request, &sources[i], i, sources[i].object, sizeof sources[i].object);
    tool_add(line, "%s", sources[i].object);
  }
  free(sources);
  return outcome;
}

enum build_outcome tell_no_runtime(const struct target *target, const char *path) {
  if (!told_already(path))
    fprintf(stderr, "error[tool]: %s: no runtime library %s\n  it is made with the toolkit: cmake --build\n", target->name, path);
  return BUILD_TOOL;
}

/* Makes the object `whole` of a command line from all that is beside it, the words from `first` on. */
static enum build_outcome make_whole(const struct link_request *request, const struct tool_line *line, uint32_t first, uint32_t whole) {
  char **beside = memory_zero((line->count + 1) * sizeof *beside);
  struct whole_request what = {.target = request->fit.target,
                               .width = request->width,
                               .copies_up = request->copies_up,
                               .bitcode = request->whole->bitcode,
                               .kept = &request->whole->kept,
                               .beside = beside,
                               .out = line->word[whole]};
  for (uint32_t i = first; i < line->count; i++)
    if (i != whole) beside[what.beside_count++] = line->word[i];
  enum build_outcome outcome = whole_compile_image(&what);
  request->whole->made = outcome == BUILD_DONE;
  free(beside);
  return outcome;
}

/* The whole command line, board sources compiled on the way. */
static enum build_outcome make_line(const struct link_request *request, const char *out,
                                    struct tool_line *line) {
  const struct target *target = request->fit.target;
  char path[4096], script[4200];
  for (int i = 0; i < target->link.count; i++) tool_add(line, "%s", target->link.word[i]);
  if (request->apart) {
    tool_add(line, "-T%s/firn-memory.ld", request->folder);
  } else if (target_file(target, "link.ld", path, sizeof path)) {
    tool_add(line, "-L%s", request->folder);
    if (!own_script(request, path, script, sizeof script)) return fprintf(stderr, "error[tool]: cannot write %s\n", script), BUILD_TOOL;
    tool_add(line, "-T%s", script);
  }
  for (uint32_t i = 0; request->options && request->options[i]; i++) tool_add(line, "%s", request->options[i]);
  const char *undefined = target->arch == TARGET_HOST ? "-Wl,-u," : "-u";
  if (request->keep) tool_add(line, "%s%s", undefined, request->keep);
  for (uint32_t i = 0; request->kept && i < request->kept->count; i++) tool_add(line, "%s%s", undefined, request->kept->texts[i].data);
  if (target->arch == TARGET_HOST) {
    tool_add(line, "-Wl,--build-id=none");
    tool_add(line, "-Wl,--defsym=__heap_size=0x%" PRIx64, request->fit.heap ? request->fit.heap : target->heap);
    tool_add(line, "-Wl,--defsym=__stack_size=0x%" PRIx64, request->fit.stack ? request->fit.stack : target->stack);
  }
  tool_add(line, "-o");
  tool_add(line, "%s", out);
  uint32_t first = line->count;
  enum build_outcome outcome = request->apart ? BUILD_DONE : add_sources(request, line);
  if (outcome != BUILD_DONE) return outcome;
  for (int i = 0; request->objects[i]; i++) tool_add(line, "%s", request->objects[i]);
  uint32_t whole = line->count;
  if (request->whole) tool_add(line, "%s/whole.o", request->folder);
  if (!request->apart && !target_runtime(target, request->width, request->copies_up, path, sizeof path)) return tell_no_runtime(target, path);
  if (!request->apart) tool_add(line, "%s", path);
  for (int i = 0; i < target->libs.count; i++) {
    if (!target_library(target, i, path, sizeof path)) {
      if (!told_already(target->libs.word[i])) fprintf(stderr, "error[tool]: %s: library not found: %s\n", target->name, target->libs.word[i]);
      return BUILD_TOOL;
    }
    tool_add(line, "%s", path);
  }
  if (request->whole && !request->whole->made && (outcome = make_whole(request, line, first, whole)) != BUILD_DONE) return outcome;
  for (uint32_t i = first; request->inputs && i < line->count; i++) tool_add(request->inputs, "%s", line->word[i]);
  if (request->inputs && request->whole && target_bitcode(target, request->width, request->copies_up, path, sizeof path)) tool_add(request->inputs, "%s", path);
  return BUILD_DONE;
}

/* Links again with room to spare, to see whether size was the reason. */
static enum build_outcome explain(const struct link_request *request, struct tool_line *line, const char *aside, int status,
                                  const char *said, struct build_result *result) {
  char *again = NULL, error[512];
  enum build_outcome outcome = BUILD_DONE;
  if (request->fit.target->regions && write_memory_script(request, ROOM) && tool_run(line, &again) == 0) {
    struct elf_file *file = elf_file_read(aside, error, sizeof error);
    if (file) outcome = fit_judge(&request->fit, file, false, result);
    elf_file_free(file);
  }
  free(again);
  if (outcome != BUILD_DONE) return outcome;
  char library[4096] = "";
  target_runtime(request->fit.target, request->width, request->copies_up, library, sizeof library);
  return abi_explain(said, library, request->width == TARGET_DOUBLE) ? BUILD_TOOL : tell_tool(line, status, said);
}

static enum build_outcome measure(const struct link_request *request, const char *aside,
                                  struct build_result *result) {
  char error[4096];
  struct elf_file *file = elf_file_read(aside, error, sizeof error);
  if (!file) {
    fprintf(stderr, "error[tool]: %s\n", error);
    return BUILD_TOOL;
  }
  enum build_outcome outcome = BUILD_DONE;
  if (request->quiet) fit_measure(&request->fit, file, result);
  else outcome = fit_judge(&request->fit, file, true, result);
  elf_file_free(file);
  return outcome;
}

enum build_outcome link_image(const struct link_request *request, struct build_result *result) {
  struct tool_line line = {0};
  char *said = NULL, *aside = memory_format("%s/linked.elf", request->folder); /* what an ended linker leaves goes with the folder */
  enum build_outcome outcome = make_line(request, aside, &line);
  if (outcome == BUILD_DONE && request->fit.target->regions && !write_memory_script(request, 0)) {
    fprintf(stderr, "error[tool]: cannot write to %s\n", request->folder);
    outcome = BUILD_TOOL;
  }
  if (outcome == BUILD_DONE) {
    int status = tool_run(&line, &said);
    if (status && request->quiet)
      outcome = BUILD_TOOL;
    else
      outcome = status ? explain(request, &line, aside, status, said, result) : measure(request, aside, result);
  }
  if (outcome == BUILD_DONE && !file_place(aside, request->out)) {
    perror(request->out);
    outcome = BUILD_TOOL;
  }
  if (outcome != BUILD_DONE) unlink(aside);
  free(said);
  free(aside);
  tool_free(&line);
  return outcome;
}
