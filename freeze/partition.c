/* SPDX-License-Identifier: MIT */
/* The head of an application that is apart from its runtime, on both sides of the cut: as addresses for the runtime's linker,
   as sections in a row for the application's. All else of the application's link is here, too: it needs no start-up code and
   no board, only the addresses that the runtime's file has. */
#include "freeze/partition.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/closure.h"
#include "freeze/modules.h"
#include "freeze/services.h"
#include "runtime/abi/partition.h"

static const struct part { const char *symbol; unsigned bytes, words; } parts[] = {
#define PART(symbol, bytes, words) {#symbol, bytes, words},
#include "runtime/abi/partition.def"
};

enum { PARTS = sizeof parts / sizeof parts[0], WORD = 4 };

static unsigned end_of(const struct part *part, unsigned at) { return at + part->bytes + part->words * WORD; }

void partition_name_head(FILE *script, uint64_t at, uint64_t erase) {
  if (at) fprintf(script, "firn_app = 0x%" PRIx64 ";\n", at);
  else fprintf(script, "firn_app = (__data_load + (__data_end - __data_start) + 0x%" PRIx64 ") & ~0x%" PRIx64 ";\n", erase - 1, erase - 1);
  unsigned offset = 0;
  for (int i = 0; i < PARTS; i++) {
    fprintf(script, "%s = firn_app + 0x%x;\n", parts[i].symbol, offset);
    offset = end_of(&parts[i], offset);
  }
}

void partition_emit_head(struct rom *rom, const struct fabi *fabi, bool has_lines, bool open) {
  static const char *const memory[] = {
      [APP_DATA_LOAD] = "__data_load", [APP_DATA_START] = "__data_start", [APP_DATA_END] = "__data_end",
      [APP_BSS_START] = "__bss_start", [APP_BSS_END] = "__bss_end",
      [APP_HEAP_START] = "__heap_start", [APP_HEAP_END] = "__heap_end"};
  enum { WORDS = sizeof memory / sizeof memory[0] };
  rom_blob(rom, "firn_app_magic", APP_MAGIC, APP_MAGIC_SIZE, 4, IMAGE_GLOBAL);
  rom_blob(rom, "firn_app_hash", fabi->hash, FABI_HASH, 4, IMAGE_GLOBAL);
  struct rom_object table = rom_begin_words(rom, "firn_app_memory", WORDS, IMAGE_ROM, IMAGE_GLOBAL);
  for (uint32_t i = 0; i < WORDS; i++) rom_set_word(&table, i, rom_address(rom, memory[i]));
  rom_word_named(rom, "firn_app_flags", rom_word((has_lines ? APP_LINES : 0) | (open ? APP_OPEN : 0)));
}

/* ---- linking ---- */

struct target partition_target(const struct target *target, const struct fabi *fabi) {
  struct target apart = *target;
  apart.regions = 2;
  apart.region[0] = (struct target_region){"rom", TARGET_ROM, fabi->rom.from, fabi->rom.to - fabi->rom.from, 1};
  apart.region[1] = (struct target_region){"ram", TARGET_RAM, fabi->ram.from, fabi->ram.to - fabi->ram.from, 1};
  apart.stack = 0; /* the runtime's */
  return apart;
}

static void write_head(FILE *out) {
  unsigned offset = 0;
  fprintf(out, "  .head : {\n    __rom_start = .;\n");
  for (int i = 0; i < PARTS; i++) {
    fprintf(out, "    . = __rom_start + 0x%x;\n    KEEP(*(.rodata.firn.%s .rodata.%s))\n", offset, parts[i].symbol, parts[i].symbol);
    offset = end_of(&parts[i], offset);
  }
  fprintf(out, "    . = ALIGN(16);\n  } > rom\n");
}

bool partition_write_script(const char *path, const struct target *target, uint64_t heap, uint64_t extra) {
  static const char sections[] =
      "  .text : { *(.literal .literal.* .text .text.*) . = ALIGN(4); } > rom\n"
      "  .rodata : { *(.rodata .rodata.* .srodata .srodata.*) . = ALIGN(16); __rom_end = .; } > rom\n"
      "  .data : { __data_start = .; *(.data .data.* .sdata .sdata.*) . = ALIGN(16); __data_end = .; } > ram AT> rom\n"
      "  __data_load = LOADADDR(.data);\n"
      "  .bss (NOLOAD) : { . = ALIGN(16); __bss_start = .; *(.bss .bss.* .sbss .sbss.* COMMON) . = ALIGN(16); __bss_end = .; } > ram\n"
      "  __heap_start = __bss_end;\n"
      "  __heap_end = __heap_size ? __heap_start + __heap_size : ORIGIN(ram) + LENGTH(ram);\n"
      "  ASSERT(__heap_end <= ORIGIN(ram) + LENGTH(ram), \"RAM is too small for the application's data and heap\")\n"
      "  /DISCARD/ : { *(.asks.* .ARM.exidx* .ARM.extab* .comment .eh_frame* .xtensa.info .xt.lit* .xt.prop*) }\n";
  FILE *out = fopen(path, "w");
  if (!out) return false;
  fprintf(out, "MEMORY {\n");
  for (int i = 0; i < target->regions; i++)
    fprintf(out, "  %s (%s) : ORIGIN = 0x%" PRIx64 ", LENGTH = 0x%" PRIx64 "\n", target->region[i].name,
            target->region[i].kind == TARGET_ROM ? "rx" : "rwx", target->region[i].origin, target->region[i].size + extra);
  fprintf(out, "}\n__heap_size = 0x%" PRIx64 ";\nENTRY(firn_app_magic)\nSECTIONS {\n", extra ? 0 : heap);
  write_head(out);
  fprintf(out, "%s}\n", sections);
  return fclose(out) == 0;
}

/* What the linker will keep of the application. False with one line in `error`. */
static bool follow(struct closure *closure, const struct rom *rom, const char *const *objects, char *error, size_t size) {
  closure_add_image(closure, rom->image);
  for (uint32_t i = 0; objects[i]; i++)
    if (!closure_add_file(closure, objects[i], error, size)) return false;
  for (int i = 0; i < PARTS; i++)
    if (strcmp(parts[i].symbol, "firn_native_lines")) closure_want(closure, parts[i].symbol); /* that is written later */
  return true;
}

/* Weak symbols are the same bytes wherever they are; names must be one object. */
static void share(struct rom *rom, const struct fabi *fabi) {
  for (image_symbol i = 1; i < image_symbols(rom->image); i++)
    if (image_is_weak(rom->image, i) && fabi_find(fabi, image_symbol_name(rom->image, i))) image_undefine(rom->image, i);
}

/* Does something refer to it that is not in the application itself? Tables of native lines are written later; these are what
   they refer to. */
static bool is_used(const struct closure *closure, const struct rom *rom, const char *symbol) {
  if (!strcmp(symbol, "entry_trace") || !strcmp(symbol, "str_type")) return true;
  return closure_has(closure, symbol) && !image_is_defined(rom->image, image_find_symbol(rom->image, symbol));
}

/* Tells what the application refers to and nobody has. The linker's own symbols, and those of the compiler's library, which is
   linked, begin with "__". */
static bool tell_missing(const struct closure *closure, const struct fabi *fabi) {
  bool good = true;
  const char *name;
  for (uint32_t at = 0; (name = closure_missing(closure, &at));) {
    if (!strncmp(name, "__", 2) || !strcmp(name, SERVICES_MARK) || fabi_find(fabi, name)) continue;
    fprintf(stderr, "error[against]: the application needs '%s', which the runtime of %s has not\n", name, fabi->path);
    good = false;
  }
  return good;
}

static bool write_symbols(const char *path, const struct closure *closure, const struct rom *rom, const struct fabi *fabi) {
  FILE *out = fopen(path, "w");
  if (out) {
    fprintf(out, SERVICES_MARK " = 0;\n");
    for (uint32_t i = 0; i < fabi->count; i++)
      if (is_used(closure, rom, fabi->symbols[i].name))
        fprintf(out, "%s = 0x%" PRIx64 ";\n", fabi->symbols[i].name, fabi->symbols[i].address);
  }
  bool good = out && fclose(out) == 0;
  if (!good) perror(path);
  return good;
}

enum build_outcome partition_lean(struct rom *rom, const struct fabi *fabi, const char *const *objects, bool open, const char *path) {
  char error[4096];
  enum build_outcome outcome = BUILD_DONE;
  struct closure *before = closure_new(), *after = closure_new();
  bool good = follow(before, rom, objects, error, sizeof error);
  if (good) {
    modules_emit_names(rom, open ? NULL : before, fabi);
    share(rom, fabi);
    good = follow(after, rom, objects, error, sizeof error);
  }
  if (!good) {
    fprintf(stderr, "error[tool]: %s\n", error);
    outcome = BUILD_TOOL;
  } else if (!tell_missing(after, fabi)) {
    outcome = BUILD_ERROR;
  } else if (!write_symbols(path, after, rom, fabi)) {
    outcome = BUILD_TOOL;
  }
  closure_free(before);
  closure_free(after);
  return outcome;
}
