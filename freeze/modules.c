/* SPDX-License-Identifier: MIT */
/* A compiled module in ROM: code objects over frozen bytes, one constant pool, the module object.
   What changes when the program runs is a few words of RAM a module: its state and its slots, one
   block for all modules, so that the collector has one range of roots. The block begins as zeros,
   "absent" and "unset": nothing of it is in ROM. With a snapshot it begins as what the snapshot says, and a module
   whose variables nothing sets has its slots in ROM; if nothing of it is left for boot, either, it has no state. */
#include "freeze/modules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/abi.h"
#include "freeze/builtins.h"
#include "freeze/fabi.h"
#include "freeze/locals.h"
#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/services.h"
#include "freeze/snapshot.h"
#include "runtime/abi/code.h"
#include "runtime/abi/frame.h"
#include "runtime/abi/hash.h"
#include "runtime/abi/symbol.h"

/* One module being written. */
struct writer {
  struct modules *modules;
  struct rom *rom;
  const struct module_input *input;
  const struct frozen_module *frozen;
  char name[512]; /* escaped */
  struct rom_value pool, file;
};

static struct rom_value text_value(struct rom *rom, struct code_text text) {
  return rom_str(rom, text.data ? text.data : "", text.len);
}

static const char *symbol_of(struct writer *w, const char *prefix, char *out, size_t size) {
  snprintf(out, size, "firn_%s_%s", prefix, w->name);
  return out;
}

static const char *code_symbol(struct writer *w, const char *prefix, uint32_t number, char *out,
                               size_t size) {
  snprintf(out, size, "firn_%s_%s__%u", prefix, w->name, number);
  return out;
}

void modules_symbol(char *out, size_t size, const char *prefix, const char *module) {
  char *begin = memory_format("firn_%s_", prefix);
  symbol_escape(out, size, begin, module, strlen(module));
  free(begin);
}

/* The frozen code of a function, or what is left of the module's body. */
static const struct frozen_code *code_of(const struct writer *w, uint32_t number) {
  return number || !w->input->body ? &w->frozen->codes[number] : w->input->body;
}

static struct rom_value const_value(struct rom *rom, const struct code_const *c) {
  switch (c->kind) {
  case CODE_CONST_NONE: return rom_imm(IMM_NONE);
  case CODE_CONST_FALSE: return rom_imm(IMM_FALSE);
  case CODE_CONST_TRUE: return rom_imm(IMM_TRUE);
  case CODE_CONST_ELLIPSIS: return rom_imm(IMM_ELLIPSIS);
  case CODE_CONST_STR: return text_value(rom, c->text);
  case CODE_CONST_BYTES: return rom_bytes(rom, c->text.data, c->text.len);
  case CODE_CONST_INT: return rom_int(rom, c->small);
  case CODE_CONST_BIGINT: return rom_int_digits(rom, c->negative, c->digits, c->n);
  case CODE_CONST_FLOAT: return rom_float(rom, c->re);
  case CODE_CONST_COMPLEX: return rom_complex(rom, c->re, c->im);
  case CODE_CONST_TUPLE: break;
  }
  struct rom_value *items = memory_zero(c->n * sizeof *items);
  for (uint32_t i = 0; i < c->n; i++) items[i] = const_value(rom, c->items[i]);
  struct rom_value tuple = rom_tuple(rom, items, c->n);
  free(items);
  return tuple;
}

static struct rom_value ref_value(struct writer *w, const struct frozen_ref *ref) {
  char symbol[640];
  switch (ref->kind) {
  case FROZEN_CONST: return const_value(w->rom, ref->value);
  case FROZEN_NAME: return text_value(w->rom, ref->name);
  case FROZEN_CODE: return rom_address(w->rom, code_symbol(w, "code", ref->code, symbol, sizeof symbol));
  case FROZEN_BUILTIN: return w->modules->builtin(w->rom, ref->name.data, ref->name.len);
  }
  return rom_word(0);
}

struct rom_value modules_pool(const struct rom *rom, image_symbol symbol) { return (struct rom_value){symbol, rom->layout.word}; }

static struct rom_value emit_pool(struct writer *w) {
  char symbol[640];
  symbol_of(w, "pool", symbol, sizeof symbol);
  struct rom_object pool =
      rom_begin_words(w->rom, symbol, w->frozen->n_pool + 1, IMAGE_ROM, IMAGE_LOCAL);
  if (w->modules->lines != LINES_NONE) rom_set_word(&pool, 0, w->file);
  for (uint32_t i = 0; i < w->frozen->n_pool; i++)
    if (snapshot_has_constant(w->input->snapshot, w->input->number, i))
      rom_set_word(&pool, i + 1, ref_value(w, &w->frozen->pool[i]));
  return modules_pool(w->rom, pool.value.symbol);
}

/* A table of names; its address, or 0 when it is empty. */
static struct rom_value emit_texts(struct writer *w, const char *symbol, const struct code_text *texts,
                                   uint32_t count) {
  if (!count) return rom_word(0);
  struct rom_object table = rom_begin_words(w->rom, symbol, count, IMAGE_ROM, IMAGE_LOCAL);
  for (uint32_t i = 0; i < count; i++) rom_set_word(&table, i, text_value(w->rom, texts[i]));
  return table.value;
}

/* What names the function. Without any it has a number, by which symbols_add_code knows it. At build time the names are the same:
   a function's hash is that of its name. */
static void set_names(struct writer *w, struct rom_object *meta, const struct code_unit *unit) {
  struct rom *rom = w->rom;
  if (w->modules->lines == LINES_NONE) {
    rom_set(meta, FLD_code_meta_name, rom_text(rom, "?"));
    rom_set_number(meta, FLD_code_meta_first_line, w->modules->code_count);
    return;
  }
  struct code_text scope = code_unit_scope(unit);
  rom_set(meta, FLD_code_meta_name, text_value(rom, unit->name));
  if (scope.len) rom_set(meta, FLD_code_meta_scope, text_value(rom, scope));
  rom_set_number(meta, FLD_code_meta_first_line, unit->first_line);
}

struct rom_object modules_begin_meta(struct rom *rom, const char *symbol, uint32_t words, uint32_t bytes, struct rom_value uses) {
  uint32_t word = rom->layout.word, fields = layout_offset(&rom->layout, FLD_code_meta_names) / word;
  uint32_t before = !rom_is_zero(uses);
  struct rom_object meta = rom_begin_words(rom, symbol, before + fields + words + (bytes + word - 1) / word, IMAGE_ROM, IMAGE_LOCAL);
  if (before) rom_set_word(&meta, 0, uses);
  meta.base += before * word;
  meta.value.number += before * word;
  return meta;
}

static struct rom_value emit_meta(struct writer *w, uint32_t number) {
  const struct frozen_code *code = code_of(w, number);
  const struct code_unit *unit = code->unit;
  struct rom *rom = w->rom;
  char symbol[640];
  struct rom_value slots = emit_texts(w, code_symbol(w, "fields", number, symbol, sizeof symbol),
                                      unit->slot_names, unit->n_slots);
  bool has_lines = w->modules->lines == LINES_FULL && !w->modules->at_build;
  struct rom_value uses = rom_word(0);
  if (w->modules->at_build) uses = snapshot_emit_uses(w->modules->at_build, rom, w->input->number, number);
  bool *kept = memory_zero(unit->n_locals + 1);
  uint32_t n_names = locals_named(unit, w->modules->all_locals || w->modules->at_build, kept);
  uint32_t words = n_names + (unit->n_slots != 0), lines_size = has_lines ? code->lines_size : 0;
  struct rom_object meta = modules_begin_meta(rom, code_symbol(w, "meta", number, symbol, sizeof symbol), words,
                                              unit->n_cells + lines_size + 1, uses);
  set_names(w, &meta, unit);
  rom_set_number(&meta, FLD_code_meta_n_names, n_names);
  rom_set_number(&meta, FLD_code_meta_n_posonly, unit->n_posonly);
  rom_set_number(&meta, FLD_code_meta_n_slots, unit->n_slots);
  rom_set_number(&meta, FLD_code_meta_n_free, unit->n_free);
  rom_set_number(&meta, FLD_code_meta_n_cells, unit->n_cells);
  for (uint32_t i = 0; i < n_names; i++)
    if (kept[i]) rom_set_tail(&meta, FLD_code_meta_names, i, text_value(rom, unit->local_names[i]));
  free(kept);
  if (unit->n_slots) rom_set_tail(&meta, FLD_code_meta_names, n_names, slots);
  uint32_t at = meta.base + layout_offset(&rom->layout, FLD_code_meta_names) + words * rom->layout.word;
  image_set_bytes(rom->image, meta.section, at, unit->cells, unit->n_cells);
  image_set_bytes(rom->image, meta.section, at + unit->n_cells, code->lines, lines_size);
  return meta.value;
}

static void emit_code(struct writer *w, uint32_t number) {
  const struct frozen_code *code = code_of(w, number);
  const struct code_unit *unit = code->unit;
  char symbol[640];
  bool is_native = w->input->is_native && w->input->is_native[number];
  struct rom_value bytes =
      is_native ? rom_address(w->rom, code_symbol(w, "nat", number, symbol, sizeof symbol))
                : rom_blob(w->rom, code_symbol(w, "bytecode", number, symbol, sizeof symbol), code->bytes,
                           code->size, 1, IMAGE_LOCAL);
  struct rom_value meta = emit_meta(w, number);
  symbols_add_code(&w->modules->symbols, w->modules->code_count++, code, w->input->file);
  struct rom_object object = rom_begin(w->rom, code_symbol(w, "code", number, symbol, sizeof symbol),
                                       LAY_code, 0, IMAGE_ROM, IMAGE_GLOBAL, "code_type");
  rom_set(&object, FLD_code_bytes, bytes);
  rom_set(&object, FLD_code_consts, w->pool);
  rom_set(&object, FLD_code_meta, meta);
  rom_set_number(&object, FLD_code_n_words,
                 code->n_state + (uint64_t)unit->n_handlers * FRAME_HANDLER_WORDS);
  rom_set_number(&object, FLD_code_n_locals, unit->n_locals);
  rom_set_number(&object, FLD_code_flags,
                 is_native ? frame_native_flags(unit->flags)
                           : frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free));
  rom_set_number(&object, FLD_code_n_args, unit->n_args);
  rom_set_number(&object, FLD_code_n_kwonly, unit->n_kwonly);
}

/* Reserves words of the modules' RAM under a symbol. */
static struct rom_value reserve_ram(struct writer *w, const char *prefix, uint32_t words) {
  struct image *image = w->rom->image;
  char symbol[640];
  if (!words) return rom_word(0);
  uint32_t size = words * w->rom->layout.word;
  uint32_t at = image_reserve(image, w->modules->ram, size, w->rom->layout.word);
  struct rom_value value = rom_address(w->rom, symbol_of(w, prefix, symbol, sizeof symbol));
  image_define(image, value.symbol, w->modules->ram, at, size, IMAGE_GLOBAL);
  return value;
}

struct rom_value modules_reserve_state(struct modules *modules, const char *module) {
  struct writer w = {.modules = modules, .rom = modules->rom};
  snprintf(w.name, sizeof w.name, "%s", module);
  return reserve_ram(&w, "state", 2);
}

void modules_begin(struct modules *modules, struct rom *rom, enum build_lines lines, bool has_data) {
  *modules = (struct modules){.rom = rom, .lines = lines, .builtin = builtins_value};
  modules->ram = image_add_section(rom->image, has_data ? ".data.firn.modules" : ".bss.firn.modules",
                                   has_data ? IMAGE_DATA : IMAGE_BSS, rom->layout.word);
  modules->ram_symbol = image_find_symbol(rom->image, "firn_modules_ram");
}

struct rom_value modules_emit(struct modules *modules, const struct module_input *input) {
  struct rom *rom = modules->rom;
  struct writer w = {modules, rom, input, input->frozen, "", {0}, {0}};
  char symbol[640];
  symbol_escape(w.name, sizeof w.name, "", input->name, strlen(input->name));
  w.file = rom_text(rom, modules->lines == LINES_NONE ? "?" : input->file);
  w.pool = emit_pool(&w);
  for (uint32_t i = 0; i < w.frozen->n_codes; i++) emit_code(&w, i);
  struct rom_value names = emit_texts(&w, symbol_of(&w, "slotnames", symbol, sizeof symbol),
                                      w.frozen->slots, w.frozen->n_slots);
  struct rom_object info = rom_begin(rom, symbol_of(&w, "info", symbol, sizeof symbol), LAY_module_info, 0,
                                     IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set(&info, FLD_module_info_name, rom_text(rom, input->name));
  rom_set(&info, FLD_module_info_file, w.file);
  rom_set(&info, FLD_module_info_slot_names, names);
  if (snapshot_has_code(input->snapshot, input->number, 0))
    rom_set(&info, FLD_module_info_code, rom_address(rom, code_symbol(&w, "code", 0, symbol, sizeof symbol)));
  rom_set_number(&info, FLD_module_info_n_slots, w.frozen->n_slots);
  rom_set_number(&info, FLD_module_info_is_package, input->is_package);
  struct rom_object module = rom_begin(rom, symbol_of(&w, "mod", symbol, sizeof symbol), LAY_module, 0,
                                       IMAGE_ROM, IMAGE_GLOBAL, "module_type");
  rom_set(&module, FLD_module_info, info.value);
  if (!input->has_constants) {
    rom_set(&module, FLD_module_slots, reserve_ram(&w, "slots", w.frozen->n_slots));
  } else if (w.frozen->n_slots) {
    struct rom_object slots = rom_begin_words(rom, symbol_of(&w, "slots", symbol, sizeof symbol), w.frozen->n_slots, IMAGE_ROM, IMAGE_GLOBAL);
    rom_set(&module, FLD_module_slots, slots.value);
  }
  if (!input->is_constant) rom_set(&module, FLD_module_state, reserve_ram(&w, "state", 2));
  return module.value;
}

/* ---- the registry ---- */

static int by_info(const void *left, const void *right) {
  const struct strset_text *a = left, *b = right;
  uint32_t x = hash_str_info(a->data, a->len), y = hash_str_info(b->data, b->len);
  if (x != y) return x < y ? -1 : 1;
  int order = memcmp(a->data, b->data, a->len < b->len ? a->len : b->len);
  return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* Will the name be linked anyway? A table of all of them would keep those that only code mentions that is not. */
static bool is_linked(const struct closure *closure, const struct fabi *runtime, const struct strset_text *text) {
  char symbol[3 * SYMBOL_NAME_MAX + 40];
  rom_str_symbol(symbol, sizeof symbol, text->data, text->len);
  return (!closure || closure_has(closure, symbol)) && !(runtime && fabi_find(runtime, symbol));
}

/* Places of names behind each other, the long ones last: `at` by number, in units of 1 << shift bytes, which are as small as the
   places fit into 16 bits. Returns how many bytes they take. */
static uint32_t place_names(const struct rom *rom, const image_symbol *names, uint32_t count, uint16_t *at, unsigned *shift) {
  enum { LONG = 1024, MOST = UINT16_MAX };
  for (*shift = rom->layout.word == 8 ? 3 : 2;; ++*shift) {
    uint32_t end = 0, unit = 1u << *shift, last = 0;
    for (int pass = 0; pass < 2; pass++)
      for (uint32_t i = 0; i < count; i++) {
        uint32_t size = image_symbol_size(rom->image, names[i]);
        if ((size > LONG) != pass) continue;
        last = end >> *shift;
        at[i] = (uint16_t)last;
        end += (size + unit - 1) & ~(unit - 1);
      }
    if (last <= MOST) return end;
  }
}

static void emit_names(struct rom *rom, const struct strset_text *texts, uint32_t count, const char *symbol) {
  image_symbol *names = memory_zero((count + 1) * sizeof *names), first = 0;
  uint16_t *at = memory_zero((count + 1) * sizeof *at);
  unsigned shift, word = rom->layout.word;
  for (uint32_t i = 0; i < count; i++) names[i] = rom_str(rom, texts[i].data, texts[i].len).symbol;
  uint32_t bytes = place_names(rom, names, count, at, &shift);
  struct rom_object table = rom_begin_words(rom, symbol, 3 + (2 * count + word - 1) / word, IMAGE_ROM, IMAGE_GLOBAL);
  uint32_t start = image_reserve(rom->image, table.section, bytes, 1u << shift);
  for (uint32_t i = 0; i < count; i++) {
    image_move(rom->image, names[i], table.section, start + ((uint32_t)at[i] << shift));
    image_set_number(rom->image, table.section, table.base + 3 * word + 2 * i, 2, at[i]);
    if (!at[i]) first = names[i];
  }
  rom_set_word(&table, 0, first ? (struct rom_value){first, NAME_VALUE(word)} : rom_word(0));
  rom_set_word(&table, 1, rom_word(count));
  rom_set_word(&table, 2, rom_word(shift));
  free(names);
  free(at);
}

void modules_emit_names(struct rom *rom, const struct closure *closure, const struct fabi *runtime) {
  struct strset all = {0};
  if (!runtime && closure && !closure_has(closure, "firn_names")) return;
  for (uint32_t i = 0; i < rom->texts.count; i++) strset_add(&all, rom->texts.texts[i].data, rom->texts.texts[i].len);
#define NAME_ROW(id, text) if (!runtime) strset_add(&all, text, strlen(text));
#include "runtime/abi/name.def"
#undef NAME_ROW
  uint32_t count = 0;
  struct strset_text *sorted = memory_zero((all.count + 1) * sizeof *sorted);
  for (uint32_t i = 0; i < all.count; i++)
    if (is_linked(closure, runtime, &all.texts[i])) sorted[count++] = all.texts[i];
  qsort(sorted, count, sizeof *sorted, by_info);
  emit_names(rom, sorted, count, runtime ? "firn_app_names_table" : "firn_names");
  if (runtime) rom_word_named(rom, "firn_app_names", rom_address(rom, "firn_app_names_table"));
  free(sorted);
  strset_free(&all);
}

/* firn_roots: the variables of this image and, where it is another one, of the runtime. */
static void emit_roots(struct modules *modules, const struct build_options *options) {
  struct rom *rom = modules->rom;
  const struct fabi_symbol *other = options->runtime && !modules->at_build ? fabi_find(options->runtime, RUNTIME_RAM) : NULL;
  uint32_t bytes = image_section_size(rom->image, modules->ram), at = 0;
  image_define(rom->image, modules->ram_symbol, modules->ram, 0, bytes, IMAGE_GLOBAL);
  struct rom_object roots = rom_begin_words(rom, "firn_roots", other ? 6 : 4, IMAGE_ROM, IMAGE_GLOBAL);
  if (bytes) {
    rom_set_word(&roots, at++, (struct rom_value){modules->ram_symbol, 0});
    rom_set_word(&roots, at++, rom_word(bytes / rom->layout.word));
  }
  if (other) {
    rom_set_word(&roots, at++, rom_address(rom, RUNTIME_RAM));
    rom_set_word(&roots, at++, rom_word((int64_t)other->size / rom->layout.word));
  }
  /* The start of the empty range at the end is no address that anybody reads. */
  if (options->target && services_are_linked(options->target)) rom_set_word(&roots, at ? at : 2, rom_address(rom, SERVICES_MARK));
}

void modules_emit_registry(struct modules *modules,
                           const struct rom_value *all, uint32_t count, struct rom_value main_module,
                           const struct build_options *options) {
  struct rom *rom = modules->rom;
  struct rom_object table = rom_begin_words(rom, "firn_modules", count, IMAGE_ROM, IMAGE_GLOBAL);
  for (uint32_t i = 0; i < count; i++) rom_set_word(&table, i, all[i]);
  rom_word_named(rom, "firn_modules_count", rom_word(count));
  rom_word_named(rom, "firn_main", main_module);
  rom_word_named(rom, "firn_run", rom_address(rom, abi_run(rom->layout.flt == 8, modules->at_build, options->prompt)));
  emit_roots(modules, options);
  struct rom_object test = rom_begin_words(rom, "firn_test", 2, IMAGE_ROM, IMAGE_GLOBAL);
  if (!modules->at_build) {
    rom_set_word(&test, 0, rom_word(options->gc_stress));
    rom_set_word(&test, 1, rom_word(options->fail_alloc));
  }
}
