/* SPDX-License-Identifier: MIT */
/* A function in ROM, one object: what the VM needs at a call, its bytecode or the address of its machine code, names and lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/lines.h"
#include "freeze/locals.h"
#include "freeze/memory.h"
#include "freeze/modules_private.h"
#include "freeze/snapshot.h"
#include "runtime/abi/code.h"
#include "runtime/abi/frame.h"
#include "runtime/core/packed_lines.h"

const char *modules_code_symbol(const struct writer *w, const char *prefix, uint32_t number, char *out, size_t size) {
  snprintf(out, size, "firn_%s_%s__%u", prefix, w->name, number);
  return out;
}

struct rom_value modules_code_address(struct rom *rom, const char *symbol) {
  struct rom_value value = rom_address(rom, symbol);
  if (!rom->at_build) value.number -= rom->layout.word;
  return value;
}

struct rom_object modules_begin_code(struct rom *rom, const char *symbol, const uint8_t *bytes, uint32_t size, uint32_t meta_bytes,
                                     struct rom_value uses, uint32_t *meta_at) {
  uint32_t word = rom->layout.word, head = layout_size(&rom->layout, LAY_code);
  *meta_at = bytes ? (head + size + 1) & ~1u : head + word;
  bool is_bare = !rom->at_build;
  struct rom_object code = rom_begin_behind(rom, symbol, !rom_is_zero(uses), *meta_at + meta_bytes - (is_bare ? word : 0), IMAGE_GLOBAL);
  if (code.base) image_set_address(rom->image, code.section, 0, uses.symbol, uses.number);
  if (is_bare) {
    code.base -= word; /* wraps: fields are set at their offsets */
  } else {
    rom_set(&code, FLD_code_type, rom_address(rom, "code_type"));
    image_mark_type(rom->image, code.section);
  }
  rom_set_number(&code, FLD_code_meta, *meta_at / 2);
  if (bytes) image_set_bytes(rom->image, code.section, code.base + head, bytes, size);
  return code;
}

/* What functions and locals are called, as labels. */
struct names {
  bool wide; /* it has a code_wide */
  int16_t name, scope, slots;
  int16_t *locals; /* `count` of them, to be freed */
  uint32_t count, size; /* of code_meta, of its labels */
};

static void label_locals(struct writer *w, const struct code_unit *unit, struct names *names) {
  bool *kept = memory_zero(unit->n_locals + 1);
  names->locals = memory_zero((unit->n_locals + 1) * sizeof *names->locals);
  names->count = locals_named(unit, w->modules->all_locals || w->modules->at_build, kept);
  for (uint32_t i = 0; i < names->count; i++) names->locals[i] = kept[i] ? labels_of(&w->labels, unit->local_names[i]) : LABEL_NONE;
  free(kept);
}

static bool is_byte(int16_t label) { return label >= LABEL_BYTE_LEAST && label <= LABEL_BYTE_MOST; }

/* At build time the names are the same as at boot: a function's hash is that of its name. */
static struct names label_names(struct writer *w, uint32_t number, const struct code_unit *unit, uint32_t n_words) {
  bool none = w->modules->lines == LINES_NONE;
  struct code_text scope = none ? (struct code_text){0} : code_unit_scope(unit), name = none ? (struct code_text){"?", 1} : unit->name;
  struct names names = {.name = labels_of(&w->labels, name), .scope = scope.len ? labels_of(&w->labels, scope) : LABEL_NONE};
  if (unit->n_slots) names.slots = labels_of_row(&w->labels, number, unit->slot_names, unit->n_slots);
  label_locals(w, unit, &names);
  names.wide = n_words > FRAME_BYTE_WORDS || names.count >= CODE_WIDE || !is_byte(names.name) || !is_byte(names.scope);
  for (uint32_t i = 0; i < names.count; i++) names.wide |= !is_byte(names.locals[i]);
  names.size = layout_size(&w->rom->layout, names.wide ? LAY_code_wide : LAY_code_meta) + names.count * (names.wide ? 2 : 1);
  return names;
}

/* Without any names a function has a number, by which symbols_add_code knows it. */
static uint32_t first_line(const struct writer *w, const struct code_unit *unit) {
  return w->modules->lines == LINES_NONE ? w->modules->code_count : unit->first_line & 0xffff;
}

/* code_meta, or code_wide, whose size is returned. */
static uint32_t set_names(struct rom_object *meta, const struct names *names, uint32_t line, uint32_t n_words, uint32_t n_locals) {
  rom_set_number(meta, FLD_code_meta_first_line, line);
  rom_set_number(meta, names->wide ? FLD_code_wide_name : FLD_code_meta_name, names->wide ? (uint16_t)names->name : (uint8_t)names->name);
  rom_set_number(meta, names->wide ? FLD_code_wide_scope : FLD_code_meta_scope, names->wide ? (uint16_t)names->scope : (uint8_t)names->scope);
  if (names->wide) {
    rom_set_number(meta, FLD_code_wide_n_names, names->count);
    rom_set_number(meta, FLD_code_wide_n_words, n_words);
    rom_set_number(meta, FLD_code_wide_n_locals, n_locals);
  }
  return layout_size(&meta->rom->layout, names->wide ? LAY_code_wide : LAY_code_meta);
}

static bool is_rare(const struct code_unit *unit) {
  return unit->n_posonly || unit->n_kwonly || unit->n_slots || unit->n_free || unit->n_cells;
}

static uint32_t set_rare(struct rom_object *rare, const struct names *names, const struct code_unit *unit) {
  rom_set_number(rare, FLD_code_rare_slots, (uint16_t)names->slots);
  rom_set_number(rare, FLD_code_rare_n_posonly, unit->n_posonly);
  rom_set_number(rare, FLD_code_rare_n_kwonly, unit->n_kwonly);
  rom_set_number(rare, FLD_code_rare_n_slots, unit->n_slots);
  rom_set_number(rare, FLD_code_rare_n_free, unit->n_free);
  rom_set_number(rare, FLD_code_rare_n_cells, unit->n_cells);
  return layout_size(&rare->rom->layout, LAY_code_rare);
}

/* A line table that is not packed, backwards. Returns its size, which is odd if `odd`. */
static uint32_t put_lines(const struct writer *w, const struct frozen_code *code, bool odd, uint8_t *out) {
  uint32_t first = code->unit->first_line & 0xffff, n = w->modules->at_build ? 0 : code->n_rows, size;
  const uint8_t *lines = lines_encode(w->frozen->source->arena, code->rows, n, first, true, &size);
  uint32_t all = size + 1 + ((size + 1) % 2 != odd); /* with the end */
  for (uint32_t i = 0; i < size; i++) out[all - 1 - i] = lines[i];
  return all;
}

/* Its code, and behind it its line table if it has one. The caller's. */
static uint8_t *code_and_lines(const struct writer *w, const struct frozen_code *code, bool has_lines, uint32_t *size) {
  struct packed_lines lines = {code->bytes, code->size, code->rows, code->n_rows, code->unit->first_line};
  bool packed = w->modules->packed_lines;
  uint32_t room = packed ? packed_lines_room(&lines) : lines_room(code->rows, code->n_rows, code->unit->first_line & 0xffff) + 2;
  uint8_t *all = memory_zero(code->size + room);
  memcpy(all, code->bytes, code->size);
  *size = code->size;
  if (has_lines) *size += packed ? packed_lines_write(&lines, all + code->size) : put_lines(w, code, code->size % 2, all + code->size);
  return all;
}

void modules_set_frame(struct rom_object *code, uint32_t n_words, uint32_t n_locals) {
  if (n_words > FRAME_BYTE_WORDS) return;
  rom_set_number(code, FLD_code_n_words, n_words);
  rom_set_number(code, FLD_code_n_locals, n_locals);
}

/* What is behind the bytes of a function. */
static void set_meta(const struct writer *w, struct rom_object meta, const struct code_unit *unit, const struct names *names, uint32_t n_words) {
  meta.base += set_names(&meta, names, first_line(w, unit), n_words, unit->n_locals);
  if (is_rare(unit)) meta.base += set_rare(&meta, names, unit);
  uint32_t bytes = names->wide ? 2 : 1;
  for (uint32_t i = 0; i < names->count; i++, meta.base += bytes)
    image_set_number(w->rom->image, meta.section, meta.base, bytes, (uint32_t)names->locals[i] & (names->wide ? 0xffff : 0xff));
  image_set_bytes(w->rom->image, meta.section, meta.base, unit->cells, unit->n_cells);
}

/* Number of a function; of the module's body it may be what is left for boot. */
void modules_emit_code(struct writer *w, uint32_t number) {
  const struct frozen_code *code = number || !w->input->body ? &w->frozen->codes[number] : w->input->body;
  const struct code_unit *unit = code->unit;
  struct rom *rom = w->rom;
  char symbol[640];
  bool is_native = w->input->is_native && w->input->is_native[number];
  bool has_lines = w->modules->lines == LINES_FULL && !is_native;
  uint32_t code_size = 0, at, word = rom->layout.word, n_words = frame_words(code->n_state, unit->n_handlers);
  uint8_t *bytes = is_native ? NULL : code_and_lines(w, code, has_lines, &code_size);
  struct names names = label_names(w, number, unit, n_words);
  struct rom_value uses = w->modules->at_build ? snapshot_emit_uses(w->modules->at_build, rom, w->input->number, number) : rom_word(0);
  uint32_t size = names.size + (is_rare(unit) ? layout_size(&rom->layout, LAY_code_rare) : 0) + unit->n_cells;
  struct rom_object object =
      modules_begin_code(rom, modules_code_symbol(w, "code", number, symbol, sizeof symbol), bytes, code_size, size, uses, &at);
  free(bytes);
  struct rom_object meta = object;
  meta.base += at;
  set_meta(w, meta, unit, &names, n_words);
  symbols_add_code(&w->modules->symbols, w->modules->code_count++, code, w->input->file);
  if (is_native) rom_set_word(&object, at / word - 1, rom_address(rom, modules_code_symbol(w, "nat", number, symbol, sizeof symbol)));
  rom_set(&object, FLD_code_consts, w->pool);
  unsigned flags = is_native ? frame_native_flags(unit->flags) : frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free, n_words);
  rom_set_number(&object, FLD_code_flags, flags | (is_rare(unit) ? CODE_RARE : 0) | (rom->at_build ? 0 : CODE_BARE));
  modules_set_frame(&object, n_words, unit->n_locals);
  rom_set_number(&object, FLD_code_n_args, unit->n_args);
  rom_set_number(&object, FLD_code_n_names, names.wide ? CODE_WIDE : names.count);
  free(names.locals);
}
