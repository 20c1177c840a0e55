/* SPDX-License-Identifier: MIT */
/* The last step: ld.lld for Thumb, GNU ld for Xtensa, the C compiler for the host, as the target
   says. A linker script includes firn-memory.ld, which is written here from the target's regions and
   the heap and stack sizes of this build.

   An image that does not fit is the user's problem to solve, so he is told in his terms. The
   linkers' own messages differ and name no totals: after a failure the image is linked once more
   into regions with room, and measured. */
#include "freeze/link.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/abi.h"
#include "freeze/elf_file.h"
#include "freeze/memory.h"
#include "freeze/size_kind.h"
#include "freeze/tool.h"
#include "freeze/toolkit.h"

enum { SOURCES_MOST = 32, ROOM = 64 << 20 /* how much larger regions are for measuring */ };

static bool write_memory_script(const struct link_request *request, uint64_t extra) {
  char *path = memory_format("%s/firn-memory.ld", request->folder);
  const struct target *target = request->target;
  FILE *out = fopen(path, "w");
  free(path);
  if (!out) return false;
  fprintf(out, "MEMORY {\n");
  for (int i = 0; i < target->regions; i++)
    fprintf(out, "  %s (%s) : ORIGIN = 0x%" PRIx64 ", LENGTH = 0x%" PRIx64 "\n", target->region[i].name,
            target->region[i].kind == TARGET_ROM ? "rx" : "rwx", target->region[i].origin,
            target->region[i].size + extra);
  fprintf(out, "}\n__heap_size = 0x%" PRIx64 ";\n__stack_size = 0x%" PRIx64 ";\n",
          request->heap ? request->heap : target->heap, request->stack ? request->stack : target->stack);
  return fclose(out) == 0;
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

/* Compiles a board source that has no object yet; its object's path into `object`. */
static enum build_outcome compile_source(const struct link_request *request,
                                         const struct target_source *source, int number, char *object,
                                         size_t size) {
  struct tool_line line = {0};
  char include[4096], *said;
  snprintf(object, size, "%s/board%d.o", request->folder, number);
  for (int i = 0; i < request->target->cc.count; i++) tool_add(&line, "%s", request->target->cc.word[i]);
  for (int i = 0; i < request->target->cflags.count; i++)
    tool_add(&line, "%s", request->target->cflags.word[i]);
  for (int i = 0; i < request->target->folders; i++) tool_add(&line, "-I%s", request->target->folder[i]);
  if (toolkit_file("include", include, sizeof include)) tool_add(&line, "-I%s", include);
  tool_add(&line, "-c");
  tool_add(&line, "%s", source->path);
  tool_add(&line, "-o");
  tool_add(&line, "%s", object);
  int status = tool_run(&line, &said);
  enum build_outcome outcome = status ? tell_tool(&line, status, said) : BUILD_DONE;
  free(said);
  tool_free(&line);
  return outcome;
}

static enum build_outcome add_sources(const struct link_request *request, struct tool_line *line) {
  struct target_source *sources = memory_zero(SOURCES_MOST * sizeof *sources);
  int count = target_sources(request->target, sources, SOURCES_MOST);
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
  fprintf(stderr, "error[tool]: %s: no runtime library %s\n  it is made with the toolkit: cmake --build\n", target->name,
          path);
  return BUILD_TOOL;
}

/* The whole command line, board sources compiled on the way. */
static enum build_outcome make_line(const struct link_request *request, const char *out,
                                    struct tool_line *line) {
  const struct target *target = request->target;
  char path[4096];
  for (int i = 0; i < target->link.count; i++) tool_add(line, "%s", target->link.word[i]);
  if (target_file(target, "link.ld", path, sizeof path)) {
    tool_add(line, "-L%s", request->folder);
    tool_add(line, "-T%s", path);
  }
  if (target->arch == TARGET_HOST) {
    tool_add(line, "-Wl,--defsym=__heap_size=0x%" PRIx64, request->heap ? request->heap : target->heap);
    tool_add(line, "-Wl,--defsym=__stack_size=0x%" PRIx64, request->stack ? request->stack : target->stack);
  }
  tool_add(line, "-o");
  tool_add(line, "%s", out);
  enum build_outcome outcome = add_sources(request, line);
  if (outcome != BUILD_DONE) return outcome;
  for (int i = 0; request->objects[i]; i++) tool_add(line, "%s", request->objects[i]);
  if (!target_runtime(target, request->width, path, sizeof path)) return tell_no_runtime(target, path);
  tool_add(line, "%s", path);
  for (int i = 0; i < target->libs.count; i++) {
    if (!target_library(target, i, path, sizeof path)) {
      fprintf(stderr, "error[tool]: %s: library not found: %s\n", target->name, target->libs.word[i]);
      return BUILD_TOOL;
    }
    tool_add(line, "%s", path);
  }
  return BUILD_DONE;
}

static const char *grouped(uint64_t n, char out[32]) {
  char digits[32];
  int length = snprintf(digits, sizeof digits, "%" PRIu64, n), used = 0;
  for (int i = 0; i < length; i++) {
    if (i && (length - i) % 3 == 0) out[used++] = ',';
    out[used++] = digits[i];
  }
  out[used] = '\0';
  return out;
}

/* "native 96,410 · bytecode 121,900", what is nothing left out. */
static void tell_kinds(const uint64_t sizes[SIZE_KINDS]) {
  char n[32];
  const char *before = "";
  for (int i = 0; i < SIZE_KINDS; i++) {
    if (!sizes[i]) continue;
    fprintf(stderr, "%s%s %s", before, size_kind_name((enum size_kind)i), grouped(sizes[i], n));
    before = " · ";
  }
}

/* What would make an image smaller that is `over` bytes too large for its ROM. */
static void tell_savings(const uint64_t sizes[SIZE_KINDS], uint64_t over) {
  char n[32];
  if (sizes[SIZE_NATIVE])
    fprintf(stderr, "  native code takes %s bytes: --emit bytecode is smaller\n", grouped(sizes[SIZE_NATIVE], n));
  if (sizes[SIZE_DATA] > over)
    fprintf(stderr, "  constants take %s bytes: the largest are named above\n", grouped(sizes[SIZE_DATA], n));
  if (sizes[SIZE_RUNTIME] > over)
    fprintf(stderr, "  build -v names the computed attribute names that keep unused parts of the runtime\n");
}

static void tell_largest(const struct elf_file *file, enum elf_use use, int most) {
  bool *told = memory_zero(file->symbol_count);
  char n[32];
  fprintf(stderr, "  largest:");
  for (int k = 0; k < most; k++) {
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < file->symbol_count; i++) {
      const struct elf_symbol *symbol = &file->symbols[i];
      if (told[i] || symbol->section == UINT32_MAX || !symbol->size) continue;
      enum elf_use is = file->sections[symbol->section].use;
      if (is != use && !(is == ELF_DATA)) continue;
      if (best == UINT32_MAX || symbol->size > file->symbols[best].size) best = i;
    }
    if (best == UINT32_MAX) break;
    told[best] = true;
    fprintf(stderr, "%s %s %s", k ? ";" : "", file->symbols[best].name,
            grouped(file->symbols[best].size, n));
  }
  fprintf(stderr, "\n");
  free(told);
}

/* Compares a measured image with the target's regions; BUILD_DONE when it does fit. */
static enum build_outcome judge(const struct link_request *request, const struct elf_file *file) {
  const struct target *target = request->target;
  struct elf_sizes sizes = elf_file_sizes(file);
  uint64_t heap = request->heap ? request->heap : target->heap;
  uint64_t stack = request->stack ? request->stack : target->stack;
  uint64_t rom = 0, ram = target_region_size(target, TARGET_RAM), fixed = sizes.data + sizes.bss;
  for (int i = target->regions; i-- > 0;)
    if (target->region[i].kind == TARGET_ROM) rom = target->region[i].size;
  uint64_t rom_kinds[SIZE_KINDS], ram_kinds[SIZE_KINDS];
  char a[32], b[32], c[32];
  size_kinds(file, rom_kinds, ram_kinds);
  if (sizes.rom > rom) {
    fprintf(stderr, "error[rom-full]: %s: image needs %s bytes of ROM, limit %s: %s too many\n", request->name,
            grouped(sizes.rom, a), grouped(rom, b), grouped(sizes.rom - rom, c));
    fprintf(stderr, "  ");
    tell_kinds(rom_kinds);
    fprintf(stderr, "\n");
    tell_largest(file, ELF_ROM, 4);
    tell_savings(rom_kinds, sizes.rom - rom);
    return BUILD_NO_FIT;
  }
  if (fixed + heap + stack > ram) {
    fprintf(stderr, "error[ram-full]: %s: RAM needs %s bytes, has %s: %s too many\n", request->name,
            grouped(fixed + heap + stack, a), grouped(ram, b), grouped(fixed + heap + stack - ram, c));
    fprintf(stderr, "  static %s (", grouped(fixed, a));
    tell_kinds(ram_kinds);
    fprintf(stderr, ") · stack %s · heap %s\n", grouped(stack, b), grouped(heap, c));
    if (fixed) tell_largest(file, ELF_BSS, 4);
    if (fixed + stack < ram) fprintf(stderr, "  would fit: --heap %" PRIu64 "\n", (ram - fixed - stack) & ~(uint64_t)15);
    return BUILD_NO_FIT;
  }
  return BUILD_DONE;
}

/* Links again with room to spare, to see whether size was the reason. */
static enum build_outcome explain(const struct link_request *request, struct tool_line *line,
                                  const char *aside, int status, const char *said) {
  char *again = NULL, error[512];
  enum build_outcome outcome = BUILD_DONE;
  if (request->target->regions && write_memory_script(request, ROOM) && tool_run(line, &again) == 0) {
    struct elf_file *file = elf_file_read(aside, error, sizeof error);
    if (file) outcome = judge(request, file);
    elf_file_free(file);
  }
  free(again);
  if (outcome != BUILD_DONE) return outcome;
  char library[4096] = "";
  target_runtime(request->target, request->width, library, sizeof library);
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
  struct elf_sizes sizes = elf_file_sizes(file);
  const struct elf_symbol *start = elf_file_symbol(file, "__heap_start");
  const struct elf_symbol *end = elf_file_symbol(file, "__heap_end");
  const struct target *target = request->target;
  result->rom_bytes = sizes.rom;
  result->ram_static_bytes = sizes.data + sizes.bss;
  result->heap_bytes = start && end ? end->address - start->address
                                    : (request->heap ? request->heap : target->heap);
  result->stack_bytes = request->stack ? request->stack : target->stack;
  elf_file_free(file);
  return BUILD_DONE;
}

enum build_outcome link_image(const struct link_request *request, struct build_result *result) {
  struct tool_line line = {0};
  char *said = NULL, *aside = memory_format("%s.part", request->out);
  enum build_outcome outcome = make_line(request, aside, &line);
  if (outcome == BUILD_DONE && request->target->regions && !write_memory_script(request, 0)) {
    fprintf(stderr, "error[tool]: cannot write to %s\n", request->folder);
    outcome = BUILD_TOOL;
  }
  if (outcome == BUILD_DONE) {
    int status = tool_run(&line, &said);
    if (status && request->quiet)
      outcome = BUILD_TOOL;
    else
      outcome = status ? explain(request, &line, aside, status, said) : measure(request, aside, result);
  }
  if (outcome == BUILD_DONE && rename(aside, request->out)) {
    perror(request->out);
    outcome = BUILD_TOOL;
  }
  if (outcome != BUILD_DONE) unlink(aside);
  free(said);
  free(aside);
  tool_free(&line);
  return outcome;
}
