/* SPDX-License-Identifier: MIT */
/* From modules to files: lay out, link, link again with the line table of native code, and what is written beside the image. */
#include "freeze/build_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/bill/bill.h"
#include "freeze/build_id.h"
#include "freeze/fit.h"
#include "freeze/format.h"
#include "freeze/link.h"
#include "freeze/memory.h"
#include "freeze/native_lines.h"

static bool write_format(const struct build_options *options, enum build_format format, const char *image, const char *path,
                         char *error, size_t size) {
  switch (format) {
  case BUILD_BIN: return format_bin(image, path, error, size);
  case BUILD_HEX: return format_hex(image, path, error, size);
  default: return format_uf2(image, path, (uint32_t)options->target->uf2_family, error, size);
  }
}

char *build_format_path(const struct build_options *options, enum build_format format) {
  size_t len = strlen(options->out);
  if (len > 4 && !strcmp(options->out + len - 4, ".elf")) len -= 4;
  return memory_format("%.*s%s", (int)len, options->out, format == BUILD_BIN ? ".bin" : format == BUILD_HEX ? ".hex" : ".uf2");
}

enum build_outcome build_write_formats(const struct build_options *options, const char *image) {
  static const enum build_format formats[] = {BUILD_BIN, BUILD_HEX, BUILD_UF2};
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    char error[4096];
    if (!(options->formats & formats[i])) continue;
    char *path = build_format_path(options, formats[i]);
    bool done = write_format(options, formats[i], image, path, error, sizeof error);
    free(path);
    if (done) continue;
    fprintf(stderr, "error[tool]: %s\n", error);
    return BUILD_TOOL;
  }
  return BUILD_DONE;
}

/* The limits in force: an option goes before the manifest. */
static struct fit fit_of(const struct build *build) {
  const struct build_options *options = build->options;
  struct budget budget = options->budget, said = build->graph.manifest.budget;
  if (!budget.rom) budget.rom = said.rom;
  if (!budget.ram) budget.ram = said.ram;
  if (!budget.heap) budget.heap = said.heap;
  return (struct fit){.target = options->runtime ? &build->apart : options->target,
                      .naming = &build->naming,
                      .name = build->name,
                      .budget = budget,
                      .by_option = options->budget,
                      .heap = options->heap,
                      .stack = options->stack,
                      .json = options->json_messages};
}

/* Links the image's object, those of native functions, and their line table if there is one yet. */
static enum build_outcome link_object(struct build *build, const char *object, const char *table, bool at_build, const char *out,
                                      struct build_result *result) {
  const struct build_options *options = build->options;
  bool whole = build_is_whole(options) && !at_build && !build->is_bare;
  uint32_t count = 0;
  while (!whole && build->native.objects[count]) count++;
  const char **objects = memory_zero((count + 4) * sizeof *objects), **next = objects;
  *next++ = object;
  memcpy(next, build->native.objects, count * sizeof *objects);
  next += count;
  if (build->script) *next++ = build->script;
  *next = table;
  tool_free(&build->inputs);
  struct link_request request = {.fit = at_build ? (struct fit){.target = options->target, .heap = build->heap_at_build ? build->heap_at_build : options->heap, .stack = options->stack}
                                                 : fit_of(build),
                                 .width = build->width,
                                 .copies_up = build->copies_up && !at_build,
                                 .objects = objects,
                                 .whole = whole ? &build->whole : NULL,
                                 .folder = build->folder,
                                 .out = out,
                                 .inputs = &build->inputs,
                                 .keep = options->build_id == BUILD_ID_ROM && !at_build ? BUILD_ID_SYMBOL : NULL,
                                 .kept = at_build || build->script || options->runtime ? NULL : &build->keep.symbols,
                                 .apart = options->runtime && !at_build,
                                 .quiet = at_build};
  if (build->native.functions && !at_build && !table) request.fit.budget = (struct budget){0}; /* it is linked once more, with what a limit counts too */
  build->whole.bitcode = (const char *const *)build->native.bitcode;
  enum build_outcome outcome = link_image(&request, result);
  free(objects);
  return outcome;
}

/* Links again with the line table of the native code in the image that was linked last, until it stays the same. */
static enum build_outcome link_lines(struct build *build, const char *object, const char *image, struct build_result *result) {
  enum { MOST = 5 };
  const struct build_options *options = build->options;
  struct native_lines lines = {0}, now;
  enum build_outcome outcome = BUILD_DONE;
  char error[4096], *table = memory_format("%s/lines.o", build->folder);
  for (int pass = 0; pass < MOST && outcome == BUILD_DONE; pass++) {
    bool read = native_lines_read(&now, image, error, sizeof error);
    if (read) native_lines_reduce(&now, options->lines);
    bool same = read && pass && native_lines_equal(&lines, &now);
    native_lines_free(&lines);
    lines = now;
    if (same) break;
    if (read && native_lines_write(&lines, options->target, build->width, table, error, sizeof error)) {
      outcome = link_object(build, object, table, false, image, result);
    } else {
      fprintf(stderr, "error[tool]: %s\n", error);
      outcome = BUILD_TOOL;
    }
  }
  native_lines_free(&lines);
  free(table);
  return outcome;
}

/* The image's object, with those of native functions linked into it: `firn freeze`. */
enum build_outcome build_write_object(struct build *build) {
  const char *out = build->options->out;
  if (!build->native.functions) return build_lay_out(build, NULL, out);
  char *object = memory_format("%s/image.o", build->folder), *said = NULL;
  enum build_outcome outcome = build_lay_out(build, NULL, object);
  if (outcome == BUILD_DONE) {
    struct tool_line line = {0};
    tool_add(&line, "%s", build->options->target->link.word[0]);
    tool_add(&line, "-r");
    tool_add(&line, "-o");
    tool_add(&line, "%s", out);
    tool_add(&line, "%s", object);
    for (uint32_t i = 0; build->native.objects[i]; i++) tool_add(&line, "%s", build->native.objects[i]);
    if (tool_run(&line, &said)) {
      fprintf(stderr, "error[tool]: %s\n", said);
      unlink(out);
      outcome = BUILD_TOOL;
    }
    free(said);
    tool_free(&line);
  }
  free(object);
  return outcome;
}

/* Lays out and links. */
static enum build_outcome make_linked(struct build *build, struct snapshot *at_build, const char *object, const char *out,
                                      struct build_result *result) {
  enum build_outcome outcome = build_lay_out(build, at_build, object);
  return outcome == BUILD_DONE ? link_object(build, object, NULL, at_build != NULL, out, result) : outcome;
}

/* The page, and what is to be explained. */
static enum build_outcome write_report(struct build *build, const char *image, const struct build_result *result) {
  const struct build_options *options = build->options;
  struct fit fit = fit_of(build);
  struct report report = {.options = options,
                          .fit = &fit,
                          .result = result,
                          .notes = &build->notes,
                          .inputs = &build->inputs,
                          .links = &build->links,
                          .keep = &build->keep,
                          .image = image};
  bool good = !options->report || report_write(&report, options->report);
  return good && (!options->explain || report_explain(&report, options->explain)) ? BUILD_DONE : BUILD_TOOL;
}

static enum build_outcome set_build_id(struct build *build, const char *image, struct build_result *result) {
  char error[4096];
  if (build->options->build_id == BUILD_ID_NONE || build_id_set(image, NULL, 0, result->build_id, error, sizeof error)) return BUILD_DONE;
  fprintf(stderr, "error[tool]: %s\n", error);
  return BUILD_TOOL;
}

/* Says why objects that initialisers made are in RAM. */
static void tell_ram(struct build *build) {
  Diags notes;
  diags_init(&notes, &build->graph.arena);
  snapshot_tell_ram(build->snapshot, &notes);
  build_tell_diags(build, &notes);
}

static enum build_outcome write_symbols(struct build *build, const char *image, const struct build_result *result) {
  const char *path = build->options->symbols;
  char error[4096];
  if (!path || symbols_write(&build->symbols, build->native.functions, image, result->build_id, path, error, sizeof error)) return BUILD_DONE;
  fprintf(stderr, "error[tool]: %s\n", error);
  return BUILD_TOOL;
}

static enum build_outcome write_bill(struct build *build, const char *image) {
  struct bill_request request = {.options = build->options,
                                 .graph = &build->graph,
                                 .linked = &build->inputs,
                                 .folder = build->folder,
                                 .image = image,
                                 .has_native = build->native.functions || build->is_bare};
  return bill_write(&request) ? BUILD_DONE : BUILD_TOOL;
}

/* The image is linked aside and gets its name when all is done: one that outgrows a limit with its line table leaves nothing. */
enum build_outcome build_make_image(struct build *build, struct build_result *result) {
  const char *out = build->options->out;
  char *object = memory_format("%s/image.o", build->folder), *image = file_aside(out, "new");
  enum build_outcome outcome = make_linked(build, NULL, object, image, result);
  if (build_wants_notes(build->options)) tell_ram(build);
  if (outcome == BUILD_DONE && build->native.functions) outcome = link_lines(build, object, image, result);
  if (outcome == BUILD_DONE) outcome = set_build_id(build, image, result);
  if (outcome == BUILD_DONE) outcome = build_write_formats(build->options, image);
  if (outcome == BUILD_DONE && build_wants_report(build->options)) outcome = write_report(build, image, result);
  if (outcome == BUILD_DONE) outcome = write_bill(build, image);
  if (outcome == BUILD_DONE) outcome = write_symbols(build, image, result);
  if (outcome == BUILD_DONE && !file_place(image, out)) {
    perror(out);
    outcome = BUILD_TOOL;
  }
  if (outcome != BUILD_DONE) unlink(image);
  free(object);
  free(image);
  return outcome;
}

/* The image that runs initialisers. Where it does not fit with the heap that was asked for it gets half of the RAM: whether
   the final one fits is another question, and its sizes are those with what initialisers made. */
bool build_link_at_build(void *context, struct snapshot *snapshot, const char *path) {
  struct build *build = context;
  const struct build_options *options = build->options;
  struct build_result result;
  char *object = memory_format("%s/snapshot.o", build->folder);
  enum build_outcome outcome = make_linked(build, snapshot, object, path, &result);
  uint64_t half = target_region_size(options->target, TARGET_RAM) / 2 & ~(uint64_t)15;
  if (outcome != BUILD_DONE && (options->heap ? options->heap : options->target->heap) > half && half) {
    build->heap_at_build = half;
    outcome = link_object(build, object, NULL, true, path, &result);
  }
  free(object);
  return outcome == BUILD_DONE;
}
