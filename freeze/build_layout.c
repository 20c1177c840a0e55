/* SPDX-License-Identifier: MIT */
/* The step of a build that makes the image's object: modules, tables, services, all that the linker gets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/build_id.h"
#include "freeze/build_private.h"
#include "freeze/builtins.h"
#include "freeze/closure.h"
#include "freeze/dense.h"
#include "freeze/interpreter.h"
#include "freeze/link.h"
#include "freeze/memory.h"
#include "freeze/modules.h"
#include "freeze/partition.h"
#include "freeze/places.h"
#include "freeze/services.h"
#include "freeze/slots.h"
#include "freeze/specials.h"
#include "runtime/abi/hash.h"

static bool is_done(const struct build *build, uint32_t i) {
  return !build->frozen[i] || snapshot_is_done(build->snapshot, i);
}

/* Do the module's variables stay as initialisers left them? Packages get their submodules. */
static bool has_constants(const struct build *build, uint32_t i) {
  if (!build->snapshot || !build->frozen[i] || flow_sets_variables(build->flow, i)) return false;
  for (uint32_t k = 0; build->graph.modules[i]->is_package && k < build->graph.count; k++)
    if (!is_done(build, k)) return false;
  return true;
}

/* … and is there nothing of it that runs at boot, nor an attribute without a place? */
static bool is_constant(const struct build *build, uint32_t i) {
  return has_constants(build, i) && is_done(build, i) && !snapshot_has_attributes(build->snapshot, i);
}

static struct module_input input_of(const struct build *build, uint32_t i) {
  const struct graph_module *module = build->graph.modules[i];
  return (struct module_input){module->name, module->shown, module->is_package + graph_holds_members(module),
                               build->frozen[i],
                               build->native.is_native[i], snapshot_body(build->snapshot, i), i, build->snapshot, has_constants(build, i), is_constant(build, i)};
}

void build_guess_slots(struct build *build) {
  struct module_input *inputs = memory_zero(build->graph.count * sizeof *inputs);
  uint32_t count = 0;
  for (uint32_t i = 0; i < build->graph.count; i++)
    if (build->frozen[i]) inputs[count++] = input_of(build, i);
  slots_guess(inputs, count);
  free(inputs);
}

/* Machine code of all modules that have some. */
static enum build_outcome compile_native(struct build *build, struct rom *rom) {
  for (uint32_t i = 0; i < build->graph.count; i++) {
    if (!build->native.modules[i]) continue;
    enum build_outcome outcome =
        native_compile(&build->native, i, build->frozen[i], rom, &build->shadow, build->folder);
    if (outcome != BUILD_DONE) return outcome;
  }
  return native_finish(&build->native);
}

/* What of the runtime the firmware's own C code may call. */
static bool add_firmware(struct build *build, struct closure *closure, char *error, size_t size) {
  char archive[4096];
  bool good = target_embed(build->options->target, build->width, archive, sizeof archive);
  if (!good && !build->firmware.object_count) return true;
  if (!good) snprintf(error, size, "%s: the toolkit has no libfirn-embed.a for it, which C functions of a firmware need", build->options->target->name);
  good = good && closure_add_file(closure, archive, error, size);
  for (uint32_t i = 0; good && i < build->firmware.object_count; i++)
    good = closure_add_file(closure, build->firmware.objects[i], error, size);
  closure_want(closure, "embed_api");
  if (build->firmware.count) closure_want(closure, "embed_api_calls");
  return good;
}

/* What --keep names is linked though nothing refers to it: the script says so, or, without one, the linker's line. */
static void want_kept(struct build *build, struct closure *closure, FILE *script) {
  for (uint32_t i = 0; i < build->keep.symbols.count; i++) {
    closure_want(closure, build->keep.symbols.texts[i].data);
    if (script) fprintf(script, "EXTERN(%s)\n", build->keep.symbols.texts[i].data);
  }
}

/* The tables through which the runtime reaches what is optional in it, filled as far as this image will use them; what
   of it is the linker's goes into `script`. */
static enum build_outcome fill_services(struct build *build, struct rom *rom, FILE *script) {
  char archive[4096], error[4096];
  if (!target_runtime(build->options->target, build->width, build->copies_up && !rom->at_build, archive, sizeof archive)) return tell_no_runtime(build->options->target, archive);
  struct closure *closure = closure_new();
  closure_add_image(closure, rom->image);
  bool good = true; /* in the order of the link: port_main may be the program's own */
  for (uint32_t i = 0; good && build->native.objects[i]; i++)
    good = closure_add_file(closure, build->native.objects[i], error, sizeof error);
  good = good && closure_add_file(closure, archive, error, sizeof error);
  build->reach.firmware = build->firmware.count && !rom->at_build;
  if (good && build->options->object_only && !rom->at_build) good = add_firmware(build, closure, error, sizeof error);
  if (good) {
    closure_want(closure, "port_main");
    if (!rom->at_build) want_kept(build, closure, script);
    services_emit(rom, &build->reach, closure, script, build_wants_report(build->options) && !rom->at_build ? &build->links : NULL);
    if (build->reach.places) places_words(rom, closure);
    modules_emit_names(rom, rom->at_build || build->reach.open ? NULL : closure, NULL);
    if (build->reach.places) build->no_places = !places_emit(rom, closure);
  }
  if (build_is_whole(build->options) && !rom->at_build) closure_collect(closure, &build->whole.kept);
  closure_free(closure);
  if (good) return BUILD_DONE;
  fprintf(stderr, "error[tool]: %s\n", error);
  return BUILD_TOOL;
}

/* The same with the script as a file, written aside; it gets its name with the object. */
static enum build_outcome write_services(struct build *build, struct rom *rom) {
  if (!build->script) return fill_services(build, rom, NULL);
  char *aside = file_aside(build->script, "part");
  FILE *script = fopen(aside, "w");
  enum build_outcome outcome = script ? fill_services(build, rom, script) : BUILD_TOOL;
  if (!script || fclose(script)) {
    perror(aside);
    outcome = BUILD_TOOL;
  }
  if (outcome == BUILD_DONE && !file_place(aside, build->script)) {
    perror(build->script);
    outcome = BUILD_TOOL;
  }
  if (outcome != BUILD_DONE) unlink(aside);
  free(aside);
  return outcome;
}

/* What builtins_emit_module is given as a module's state: only builtins has one, where the program may store into it. */
static struct rom_value state_of_builtin(struct build *build, struct modules *modules, const char *name) {
  return (build->reach.open || build->shadow.builtins) && !strcmp(name, "builtins") ? modules_reserve_state(modules, name) : rom_word(0);
}

/* What firn_init and firn_call look at. */
static void emit_for_firmware(struct build *build, struct rom *rom) {
  const struct build_options *options = build->options;
  c_modules_emit_exports(&build->firmware, rom);
  if (!options->heap) return;
  struct rom_object size = rom_begin_words(rom, "firn_heap_size", 1, IMAGE_ROM, IMAGE_GLOBAL);
  rom_set_word(&size, 0, rom_word((int64_t)options->heap));
  image_section heap = image_add_section(rom->image, ".bss.firn_heap", IMAGE_BSS, 8);
  uint32_t at = image_reserve(rom->image, heap, (uint32_t)options->heap, 8);
  image_define(rom->image, image_find_symbol(rom->image, "firn_heap"), heap, at, (uint32_t)options->heap, IMAGE_GLOBAL);
}

/* Is it the application's image, and the runtime another one? */
static bool is_apart(const struct build *build, const struct rom *rom) { return build->options->runtime && !rom->at_build; }

static struct rom_value lay_out_module(struct build *build, struct rom *rom, struct modules *modules, uint32_t i) {
  struct module_input input = input_of(build, i);
  if (build->frozen[i]) return modules_emit(modules, &input);
  if (build->graph.modules[i]->kind == GRAPH_C) return c_modules_emit(&build->firmware, rom, &build->reach, input.name);
  if (is_apart(build, rom)) {
    char symbol[640];
    modules_symbol(symbol, sizeof symbol, "mod", input.name);
    return rom_address(rom, symbol);
  }
  return builtins_emit_module(rom, &build->reach, input.name, input.is_package, state_of_builtin(build, modules, input.name));
}

/* Is dense code worth its larger interpreter? Where that is there anyway, and where code may come later, it is; an image that
   runs initialisers has code as they are analysed. */
static bool becomes_dense(const struct build *build, const struct snapshot *at_build) {
  enum { INTERPRETER_GROWS = 2500 }; /* by 1,700 bytes on Cortex-M, 2,300 on Xtensa */
  const struct build_options *options = build->options;
  uint64_t saved = 0;
  if (at_build) return false;
  if (options->runtime || build->reach.open || build->reach.prompt) return true;
  if (!interpreter_is_full(&build->reach)) return false;
  for (uint32_t i = 0; i < build->graph.count; i++) {
    struct module_input input = input_of(build, i);
    if (input.frozen) saved += dense_saves(&input, options->lines != LINES_NONE);
  }
  return saved > INTERPRETER_GROWS;
}

/* Are packed line tables worth their larger reader? Code that comes at run time has such; they are read in dense code, in which no opcode
   means two things. */
static bool packs_lines(const struct build *build) {
  enum { ROWS_WORTH_IT = 700 }; /* one takes 0.9 bytes less, the reader 550 more on Cortex-M */
  uint32_t rows = 0;
  if (build->options->runtime || build->reach.open) return true;
  for (uint32_t i = 0; build->reach.dense && i < build->graph.count; i++) {
    struct module_input input = input_of(build, i);
    for (uint32_t c = 0; input.frozen && c < input.frozen->n_codes; c++)
      if (snapshot_has_code(input.snapshot, input.number, c) && !(input.is_native && input.is_native[c])) rows += input.frozen->codes[c].n_rows;
  }
  return rows > ROWS_WORTH_IT;
}

/* Are constants of dense code places, and worth the larger interpreter? Not where code comes at run time, with pools of its own, or
   names of another image. */
static bool has_places(const struct build *build) {
  enum { CONSTANTS_WORTH_IT = 300 }; /* one takes 2 bytes less, the interpreter and others up to 560 more on Cortex-M */
  uint32_t constants = 0;
  if (!build->reach.dense || build->no_places || build->reach.compiler || build->reach.prompt || build->options->runtime) return false;
  for (uint32_t i = 0; i < build->graph.count; i++)
    for (uint32_t k = 0; build->frozen[i] && k < build->frozen[i]->n_pool; k++) constants += snapshot_has_constant(build->snapshot, i, k);
  return constants > CONSTANTS_WORTH_IT;
}

/* What copies up is for the runtime that is linked with the image, at addresses that are known. */
static enum build_copy_up copy_up_of(const struct build_options *options) {
  return options->object_only || options->runtime ? COPY_UP_OFF : options->copy_up;
}

static enum build_outcome lay_out(struct build *build, struct snapshot *at_build, const char *path) {
  const struct build_options *options = build->options;
  struct graph *graph = &build->graph;
  struct rom rom;
  struct modules modules;
  char error[4096];
  build_guess_slots(build);
  rom_init(&rom, options->target, build->width);
  rom.at_build = at_build != NULL;
  rom.reach = &build->reach;
  modules_begin(&modules, &rom, options->lines, build->snapshot != NULL);
  modules.at_build = at_build;
  modules.dense = build->reach.dense = becomes_dense(build, at_build);
  modules.packed_lines = build->reach.packed_lines = packs_lines(build);
  modules.places = build->reach.places = has_places(build);
  if (modules.places) places_begin(&rom);
  modules.all_locals = reach_asks_locals(&build->reach);
  struct rom_value *all = memory_zero(graph->count * sizeof *all);
  for (uint32_t i = 0; i < graph->count; i++) all[i] = lay_out_module(build, &rom, &modules, i);
  enum build_outcome outcome = compile_native(build, &rom);
  if (modules.crowded) {
    fprintf(stderr, "%s: error[too-large]: too many names of functions and locals\n", modules.crowded);
    outcome = BUILD_ERROR;
  }
  if (modules.too_large) {
    fprintf(stderr, "%s: error[too-large]: the code of %.*s, or a jump in it, is too long\n", modules.too_large, (int)modules.large_code->name.len,
            modules.large_code->name.data);
    outcome = BUILD_ERROR;
  }
  if (at_build) snapshot_emit_steps(at_build, &rom);
  if (build->snapshot) snapshot_emit_objects(build->snapshot, &rom, &build->reach, modules.ram, copy_up_of(options));
  else rom_word_named(&rom, "firn_classes", rom_begin_words(&rom, "firn_classes_table", 1, IMAGE_ROM, IMAGE_LOCAL).value);
  build->copies_up = snapshot_copies_up(build->snapshot);
  bool apart = is_apart(build, &rom);
  if (!apart) builtins_emit_members(&rom, &build->reach);
  modules_emit_registry(&modules, all, graph->count, all[0], options);
  if (!apart) specials_emit(&rom, &build->reach);
  else partition_emit_head(&rom, options->runtime, options->lines == LINES_FULL, options->open_world);
  data_files_emit(&build->data, &rom);
  if (rom.too_long) {
    fprintf(stderr, "error[too-large]: a str or bytes object, or the files for one place, of %zu bytes: %zu can be\n", rom.too_long,
            info_size_max(rom.layout.word));
    outcome = BUILD_ERROR;
  }
  if (!at_build && options->lines != LINES_FULL) symbols_emit(&modules.symbols, rom.image);
  if (!at_build && !options->object_only && options->build_id != BUILD_ID_NONE)
    build_id_reserve(rom.image, options->build_id == BUILD_ID_ROM || apart);
  if (options->object_only && !at_build) emit_for_firmware(build, &rom);
  free(all);
  const char *const *objects = (const char *const *)build->native.objects;
  if (outcome == BUILD_DONE) outcome = apart ? partition_lean(&rom, options->runtime, objects, build->reach.open, build->script) : write_services(build, &rom);
  bool again = modules.places && build->no_places;
  bool done = outcome != BUILD_DONE || again || image_write(rom.image, path, error, sizeof error);
  if (!at_build && !again) {
    build->naming = (struct naming){.graph = graph, .frozen = build->frozen, .snapshot = build->snapshot};
    naming_learn(&build->naming, rom.image);
  }
  rom_free(&rom);
  symbols_free(&build->symbols);
  build->symbols = modules.symbols;
  if (done) return outcome;
  fprintf(stderr, "error[tool]: %s\n", error);
  return BUILD_TOOL;
}

enum build_outcome build_lay_out(struct build *build, struct snapshot *at_build, const char *path) {
  bool before = build->no_places;
  enum build_outcome outcome = lay_out(build, at_build, path);
  return outcome == BUILD_DONE && build->no_places != before ? lay_out(build, at_build, path) : outcome;
}
