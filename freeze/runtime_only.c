/* SPDX-License-Identifier: MIT */
/* A runtime that stays in flash while applications come and go. It is an open image without modules of its own: whatever an
   application could ask for is in it, but for what --without names. The tables that an image of one application defines are
   addresses in it, behind its own end, where the application's head will be (partition.c); before anything else it looks
   whether there is one, and whose (runtime/core/partition.c). */
#include "freeze/runtime_only.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/abi.h"
#include "freeze/build_id.h"
#include "freeze/build_private.h"
#include "freeze/builtins.h"
#include "freeze/library.h"
#include "freeze/link.h"
#include "freeze/memory.h"
#include "freeze/modules.h"
#include "freeze/partition.h"
#include "freeze/services.h"
#include "freeze/specials.h"
#include "runtime/abi/abi_hash.h"
#include "runtime/abi/frame.h"
#include "runtime/abi/link.h"

#define MEMORY_SYMBOL "port_memory_abi_" LINK_TEXT(FIRN_PORT_ABI)

/* What applications refer to that nothing in the runtime does. */
static const char *const roots[] = {
#define ENTRY(name, result, parameters, synopsis) "entry_" #name,
#include "runtime/abi/entry.def"
#undef ENTRY
    "firn_error_return", "firn_error_return_float", /* what native code returns from (compiler/llvm) */};

struct work {
  const struct runtime_request *request;
  const struct build_options *options;
  enum target_float width;
  struct fabi *fabi;
  struct reach reach;
  char *folder, *object, *script, *image;
};

static enum build_outcome tell(enum build_outcome outcome, const char *code, const char *text) {
  fprintf(stderr, "error[%s]: %s\n", code, text);
  return outcome;
}

/* ---- what is in it ---- */

/* Are all names of --without known? Modules among them are left out of `modules`. */
static bool leave_out(struct work *w, struct strset *without) {
  for (int i = 0; i < w->request->without_count; i++) {
    const char *name = w->request->without[i];
    size_t len = strlen(name);
    bool known = builtins_has_module(name, len) || builtins_has(name, len);
    if (!known || graph_is_always_builtin(name)) {
      fprintf(stderr, "error[runtime]: --without %s: no builtin, and no module in C that can be left out\n", name);
      return false;
    }
    strset_add(without, name, len);
  }
  return true;
}

static void emit_modules(struct work *w, struct rom *rom, struct modules *modules, const struct strset *without) {
  struct strset all = {0};
  builtins_module_names(&all);
  for (uint32_t i = 0; i < all.count; i++) {
    const char *name = all.texts[i].data;
    bool is_prompt = !strcmp(name, "_prompt");
    if (strset_has(without, name, strlen(name)) || (is_prompt && !w->options->prompt)) continue;
    struct rom_value state = strcmp(name, "builtins") ? rom_word(0) : modules_reserve_state(modules, name);
    builtins_emit_module(rom, &w->reach, name, library_has_folder(name) ? 2 : 0, state);
    strset_add(&w->fabi->modules, name, strlen(name));
  }
  strset_free(&all);
}

/* The same as roots of what the linker keeps. */
static void want(struct closure *closure, FILE *script, const char *symbol) {
  closure_want(closure, symbol);
  fprintf(script, "EXTERN(%s)\n", symbol);
}

static void want_all(struct work *w, struct rom *rom, struct closure *closure, FILE *script) {
  const struct build_options *options = w->options;
  closure_want(closure, "port_main");
  want(closure, script, "__wrap_port_main");
  want(closure, script, "__wrap_" MEMORY_SYMBOL);
  want(closure, script, "firn_runtime_hash");
  want(closure, script, abi_run(w->width == TARGET_DOUBLE, false, false));
  if (options->prompt) want(closure, script, abi_run(w->width == TARGET_DOUBLE, false, true));
  for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) want(closure, script, roots[i]);
  for (image_symbol i = 1; i < image_symbols(rom->image); i++) {
    const char *name = image_symbol_name(rom->image, i);
    if (image_is_defined(rom->image, i) && !strncmp(name, "firn_mod_", 9)) want(closure, script, name);
  }
}

static void keep_service_names(struct work *w, const struct strset *links) {
  static const char prefix[] = "firn_service_";
  for (uint32_t i = 0; i < links->count; i++) {
    const char *text = links->texts[i].data;
    if (!strncmp(text, prefix, strlen(prefix))) strset_add(&w->fabi->services, text + strlen(prefix), strcspn(text + strlen(prefix), "="));
  }
}

static enum build_outcome fill(struct work *w, struct rom *rom, FILE *script) {
  char archive[4096], error[4096];
  struct strset links = {0};
  if (!target_runtime(w->options->target, w->width, false, archive, sizeof archive)) return tell_no_runtime(w->options->target, archive);
  struct closure *closure = closure_new();
  closure_add_image(closure, rom->image);
  bool good = closure_add_file(closure, archive, error, sizeof error);
  if (good) {
    want_all(w, rom, closure, script);
    services_emit(rom, &w->reach, closure, script, &links);
    partition_name_head(script, w->request->app_at, w->options->target->erase);
    modules_emit_names(rom, NULL, NULL);
    keep_service_names(w, &links);
  }
  closure_free(closure);
  strset_free(&links);
  return good ? BUILD_DONE : tell(BUILD_TOOL, "tool", error);
}

static enum build_outcome lay_out(struct work *w, const struct strset *without) {
  const struct build_options *options = w->options;
  struct rom rom;
  struct modules modules;
  char error[4096];
  reach_init(&w->reach, true, options->compiler, options->prompt);
  w->reach.apart = w->reach.dense = true;
  w->reach.without = without;
  w->reach.files = options->target->files;
  w->reach.data = w->reach.packed_data = w->reach.classes = true;
  w->reach.flags_any = ~0u;
  w->reach.flags_all = 0;
  rom_init(&rom, options->target, w->width);
  rom.reach = &w->reach;
  modules_begin(&modules, &rom, LINES_FULL, false);
  emit_modules(w, &rom, &modules, without);
  builtins_emit_members(&rom, &w->reach);
  builtins_names(&w->reach, &w->fabi->builtins);
  specials_emit(&rom, &w->reach);
  image_define(rom.image, image_find_symbol(rom.image, RUNTIME_RAM), modules.ram, 0, image_section_size(rom.image, modules.ram), IMAGE_GLOBAL);
  rom_blob(&rom, "firn_runtime_hash", "0000000000000000", FABI_HASH, 1, IMAGE_GLOBAL);
  if (options->build_id != BUILD_ID_NONE) build_id_reserve(rom.image, false);
  FILE *script = fopen(w->script, "w");
  enum build_outcome outcome = script ? fill(w, &rom, script) : tell(BUILD_TOOL, "tool", "cannot write the linker's script");
  if (script && fclose(script) && outcome == BUILD_DONE) outcome = tell(BUILD_TOOL, "tool", "cannot write the linker's script");
  if (outcome == BUILD_DONE && !image_write(rom.image, w->object, error, sizeof error)) outcome = tell(BUILD_TOOL, "tool", error);
  rom_free(&rom);
  return outcome;
}

/* ---- linking ---- */

static enum build_outcome link_runtime(struct work *w, struct build_result *result) {
  const char *const objects[] = {w->object, w->script, NULL};
  const char *const words[] = {"--wrap=port_main", "--wrap=" MEMORY_SYMBOL, NULL};
  struct target target = *w->options->target;
  target.heap = 0; /* it is what the application leaves */
  struct link_request request = {.fit = {.target = &target, .name = "the runtime", .budget = w->options->budget,
                                         .by_option = w->options->budget, .stack = w->options->stack, .json = w->options->json_messages},
                                 .width = w->width,
                                 .objects = objects,
                                 .folder = w->folder,
                                 .options = words,
                                 .out = w->image};
  return link_image(&request, result);
}

static uint64_t address_of(const struct elf_file *file, const char *symbol) {
  const struct elf_symbol *found = elf_file_symbol(file, symbol);
  return found ? found->address : 0;
}

static const struct target_region *region_at(const struct target *target, enum target_region_kind kind, uint64_t address) {
  for (int i = 0; i < target->regions; i++)
    if (target->region[i].kind == kind && address >= target->region[i].origin && address - target->region[i].origin < target->region[i].size)
      return &target->region[i];
  return NULL;
}

/* What the runtime leaves for applications. False, told, when that is nothing. */
static bool find_room(struct work *w, const struct elf_file *file) {
  uint64_t at = address_of(file, "firn_app"), ram = (address_of(file, "__bss_end") + 15) & ~(uint64_t)15;
  uint64_t data = address_of(file, "__data_end") - address_of(file, "__data_start"), end = address_of(file, "__data_load") + data;
  const struct target_region *rom = region_at(w->options->target, TARGET_ROM, at);
  if (!rom)
    return fprintf(stderr, "error[runtime]: no region of ROM of %s has the address 0x%" PRIx64 ", where applications would begin\n",
                   w->options->target->name, at), false;
  if (at < end && rom == region_at(w->options->target, TARGET_ROM, end - 1))
    return fprintf(stderr, "error[runtime]: --app-at 0x%" PRIx64 ": the runtime ends at 0x%" PRIx64 "\n", at, end), false;
  if (at % 16) return fprintf(stderr, "error[runtime]: --app-at 0x%" PRIx64 ": not a multiple of 16\n", at), false;
  w->fabi->rom = (struct fabi_range){at, rom->origin + rom->size};
  w->fabi->ram = (struct fabi_range){ram, address_of(file, "__stack_limit")};
  if (w->fabi->ram.from < w->fabi->ram.to) return true;
  return fprintf(stderr, "error[runtime]: no RAM is left for applications\n"), false;
}

/* Is the archive of this firn's ABI? Nothing in a runtime refers to what would tell the linker. False: told. */
static bool is_of_abi(const struct work *w) {
  char archive[4096];
  const char *run = abi_run(w->width == TARGET_DOUBLE, false, false);
  if (fabi_find(w->fabi, run)) return true;
  target_runtime(w->options->target, w->width, false, archive, sizeof archive);
  abi_explain(run, archive, w->width == TARGET_DOUBLE);
  return false;
}

/* The hash and the build id into the linked file, and what applications need to know. */
static enum build_outcome finish(struct work *w, struct build_result *result) {
  char error[4096];
  struct elf_file *file = elf_file_read(w->image, error, sizeof error);
  if (!file) return tell(BUILD_TOOL, "tool", error);
  bool good = find_room(w, file);
  if (good) {
    fabi_take_symbols(w->fabi, file);
    fabi_set_hash(w->fabi);
    const uint8_t *place = elf_file_rom(file, "firn_runtime_hash", FABI_HASH);
    if (!place || !elf_file_patch(file, w->image, place, w->fabi->hash, FABI_HASH)) {
      elf_file_free(file);
      return tell(BUILD_TOOL, "tool", "cannot write the runtime's hash");
    }
  }
  elf_file_free(file);
  if (!good) return BUILD_ERROR;
  if (!is_of_abi(w)) return BUILD_TOOL;
  if (w->options->build_id != BUILD_ID_NONE && !build_id_set(w->image, NULL, 0, result->build_id, error, sizeof error))
    return tell(BUILD_TOOL, "tool", error);
  strcpy(w->fabi->build_id, result->build_id);
  return BUILD_DONE;
}

static enum build_outcome make(struct work *w, struct build_result *result) {
  struct strset without = {0};
  enum build_outcome outcome = leave_out(w, &without) ? lay_out(w, &without) : BUILD_ERROR;
  if (outcome == BUILD_DONE) outcome = link_runtime(w, result);
  if (outcome == BUILD_DONE) outcome = finish(w, result);
  if (outcome == BUILD_DONE) outcome = build_write_formats(w->options, w->image);
  if (outcome == BUILD_DONE && !fabi_write(w->fabi, w->request->abi_out)) outcome = BUILD_TOOL;
  if (outcome == BUILD_DONE && !file_place(w->image, w->options->out)) {
    perror(w->options->out);
    outcome = BUILD_TOOL;
  }
  if (outcome != BUILD_DONE) unlink(w->image);
  strset_free(&without);
  return outcome;
}

enum build_outcome runtime_build(const struct runtime_request *request, struct build_result *result) {
  const struct build_options *options = request->options;
  memset(result, 0, sizeof *result);
  if (!services_are_linked(options->target))
    return tell(BUILD_ERROR, "runtime", "an image of this computer is at no fixed address: its runtime and application are one file");
  struct work w = {.request = request,
                   .options = options,
                   .width = options->float_width == BUILD_FLOAT_DOUBLE   ? TARGET_DOUBLE
                            : options->float_width == BUILD_FLOAT_SINGLE ? TARGET_SINGLE
                                                                         : options->target->float_width,
                   .fabi = memory_zero(sizeof *w.fabi)};
  w.fabi->target = memory_text(options->target->name);
  w.fabi->width = w.width;
  w.fabi->compiler = options->compiler;
  w.fabi->prompt = options->prompt;
  enum build_outcome outcome = (w.folder = tool_folder()) ? BUILD_DONE : BUILD_TOOL;
  if (outcome == BUILD_DONE) {
    w.object = memory_format("%s/image.o", w.folder);
    w.script = memory_format("%s/services.ld", w.folder);
    w.image = file_aside(options->out, "new");
    outcome = make(&w, result);
  }
  reach_free(&w.reach);
  fabi_free(w.fabi);
  if (w.folder) tool_folder_remove(w.folder);
  free(w.object);
  free(w.script);
  free(w.image);
  return outcome;
}
