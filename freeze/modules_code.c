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
  uint32_t word = rom->layout.word, head = layout_offset(&rom->layout, FLD_code_meta) + 2;
  *meta_at = bytes ? (head + size + 1) & ~1u : layout_size(&rom->layout, LAY_code) + word;
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

/* The labels of locals; returns how many there are. The caller's. */
static uint16_t *labels_of_locals(struct writer *w, const struct code_unit *unit, uint32_t *count) {
  bool *kept = memory_zero(unit->n_locals + 1);
  uint16_t *labels = memory_zero((unit->n_locals + 1) * sizeof *labels);
  *count = locals_named(unit, w->modules->all_locals || w->modules->at_build, kept);
  for (uint32_t i = 0; i < *count; i++) labels[i] = kept[i] ? labels_of(&w->labels, unit->local_names[i]) : LABEL_NONE;
  free(kept);
  return labels;
}

/* What names the function. Without any it has a number, by which symbols_add_code knows it. At build time the names are the same:
   a function's hash is that of its name. */
static void set_names(struct writer *w, struct rom_object *meta, const struct code_unit *unit) {
  struct code_text scope = code_unit_scope(unit), name = unit->name;
  bool none = w->modules->lines == LINES_NONE;
  if (none) name = (struct code_text){"?", 1};
  rom_set_number(meta, FLD_code_meta_name, labels_of(&w->labels, name));
  rom_set_number(meta, FLD_code_meta_scope, scope.len && !none ? labels_of(&w->labels, scope) : LABEL_NONE);
  rom_set_number(meta, FLD_code_meta_first_line, none ? w->modules->code_count : unit->first_line & 0xffff);
}

static void set_rare(struct writer *w, struct rom_object *rare, uint32_t number, const struct code_unit *unit) {
  rom_set_number(rare, FLD_code_rare_n_posonly, unit->n_posonly);
  rom_set_number(rare, FLD_code_rare_n_slots, unit->n_slots);
  rom_set_number(rare, FLD_code_rare_n_free, unit->n_free);
  rom_set_number(rare, FLD_code_rare_n_cells, unit->n_cells);
  if (unit->n_slots) rom_set_number(rare, FLD_code_rare_slots, labels_of_row(&w->labels, number, unit->slot_names, unit->n_slots));
}

/* Its code, and behind it its line table if this image reads such that are packed. The caller's. */
static uint8_t *code_and_lines(const struct writer *w, const struct frozen_code *code, bool has_lines, uint32_t *size) {
  struct packed_lines lines = {code->bytes, code->size, code->rows, code->n_rows, code->unit->first_line};
  bool packed = has_lines && w->modules->packed_lines;
  uint8_t *all = memory_zero(code->size + (packed ? packed_lines_room(&lines) : 0) + 1);
  memcpy(all, code->bytes, code->size);
  *size = code->size + (packed ? packed_lines_write(&lines, all + code->size) : 0);
  return all;
}

/* Its line table, if this image reads such that are not packed. */
static const uint8_t *lines_of(const struct writer *w, const struct frozen_code *code, bool has_lines, uint32_t *size) {
  *size = 0;
  if (!has_lines || w->modules->packed_lines) return NULL;
  uint32_t first = code->unit->first_line & 0xffff, n = w->modules->at_build ? 0 : code->n_rows;
  const uint8_t *lines = lines_encode(w->frozen->source->arena, code->rows, n, first, true, size);
  ++*size; /* the end */
  return lines;
}

/* Number of a function; of the module's body it may be what is left for boot. */
void modules_emit_code(struct writer *w, uint32_t number) {
  enum { META = 8, RARE = 6 };
  const struct frozen_code *code = number || !w->input->body ? &w->frozen->codes[number] : w->input->body;
  const struct code_unit *unit = code->unit;
  struct rom *rom = w->rom;
  char symbol[640];
  bool is_native = w->input->is_native && w->input->is_native[number];
  bool is_rare = unit->n_posonly || unit->n_slots || unit->n_free || unit->n_cells;
  bool has_lines = w->modules->lines == LINES_FULL && !is_native;
  uint32_t n_names, lines_size, code_size = 0, at, word = rom->layout.word;
  uint8_t *bytes = is_native ? NULL : code_and_lines(w, code, has_lines, &code_size);
  const uint8_t *lines = lines_of(w, code, has_lines, &lines_size);
  uint16_t *labels = labels_of_locals(w, unit, &n_names);
  struct rom_value uses = w->modules->at_build ? snapshot_emit_uses(w->modules->at_build, rom, w->input->number, number) : rom_word(0);
  uint32_t meta_size = META + (is_rare ? RARE : 0) + 2 * n_names + unit->n_cells + lines_size;
  struct rom_object object =
      modules_begin_code(rom, modules_code_symbol(w, "code", number, symbol, sizeof symbol), bytes, code_size, meta_size, uses, &at);
  free(bytes);
  struct rom_object meta = object;
  meta.base += at;
  set_names(w, &meta, unit);
  rom_set_number(&meta, FLD_code_meta_n_names, n_names | (is_rare ? META_RARE : 0));
  meta.base += META;
  if (is_rare) set_rare(w, &meta, number, unit);
  uint32_t end = meta.base + (is_rare ? RARE : 0);
  for (uint32_t i = 0; i < n_names; i++, end += 2) image_set_number(rom->image, meta.section, end, 2, labels[i]);
  free(labels);
  image_set_bytes(rom->image, meta.section, end, unit->cells, unit->n_cells);
  if (lines) image_set_bytes(rom->image, meta.section, end + unit->n_cells, lines, lines_size);
  symbols_add_code(&w->modules->symbols, w->modules->code_count++, code, w->input->file);
  if (is_native) rom_set_word(&object, at / word - 1, rom_address(rom, modules_code_symbol(w, "nat", number, symbol, sizeof symbol)));
  rom_set(&object, FLD_code_consts, w->pool);
  rom_set_number(&object, FLD_code_n_words, code->n_state + (uint64_t)unit->n_handlers * FRAME_HANDLER_WORDS);
  rom_set_number(&object, FLD_code_n_locals, unit->n_locals);
  unsigned flags = is_native ? frame_native_flags(unit->flags) : frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free);
  rom_set_number(&object, FLD_code_flags, flags | (rom->at_build ? 0 : CODE_BARE));
  rom_set_number(&object, FLD_code_n_args, unit->n_args);
  rom_set_number(&object, FLD_code_n_kwonly, unit->n_kwonly);
}
