/* SPDX-License-Identifier: MIT */
/* A module's constant pool, with the labels of its functions: names of functions and locals. */
#include <stdlib.h>

#include "freeze/memory.h"
#include "freeze/modules_private.h"
#include "freeze/snapshot.h"

static struct rom_value const_value(struct rom *rom, const struct code_const *c) {
  switch (c->kind) {
  case CODE_CONST_NONE: return rom_imm(IMM_NONE);
  case CODE_CONST_FALSE: return rom_imm(IMM_FALSE);
  case CODE_CONST_TRUE: return rom_imm(IMM_TRUE);
  case CODE_CONST_ELLIPSIS: return rom_imm(IMM_ELLIPSIS);
  case CODE_CONST_STR: return modules_text(rom, c->text);
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
  case FROZEN_NAME: return modules_text(w->rom, ref->name);
  case FROZEN_CODE: return modules_code_address(w->rom, modules_code_symbol(w, "code", ref->code, symbol, sizeof symbol));
  case FROZEN_BUILTIN: return w->modules->builtin(w->rom, ref->name.data, ref->name.len);
  }
  return rom_word(0);
}

static bool has_constant(const struct writer *w, uint32_t i) {
  return w->labels.is_shared[i] || snapshot_has_constant(w->input->snapshot, w->input->number, w->entries ? w->entries[i] : i);
}

static void name_row(struct writer *w, image_section section, const struct labels_row *row, uint32_t at) {
  char symbol[640];
  image_symbol fields = rom_address(w->rom, modules_code_symbol(w, "fields", row->code, symbol, sizeof symbol)).symbol;
  image_define(w->rom->image, fields, section, at, row->n * w->rom->layout.word, IMAGE_LOCAL);
}

static void name_labels(struct writer *w, image_section section, uint32_t at, uint32_t size) {
  char symbol[640];
  image_define(w->rom->image, rom_address(w->rom, modules_writer_symbol(w, "labels", symbol, sizeof symbol)).symbol, section, at, size, IMAGE_LOCAL);
}

/* What classes refer to has a symbol of its own: rows of labels. */
static void emit_words(struct writer *w) {
  char symbol[640];
  const struct labels *labels = &w->labels;
  uint32_t word = w->rom->layout.word;
  struct rom_object pool = rom_begin_behind(w->rom, modules_writer_symbol(w, "pool", symbol, sizeof symbol), labels->count,
                                            (w->frozen->n_pool + 1) * word, IMAGE_LOCAL);
  if (w->modules->lines != LINES_NONE) rom_set_word(&pool, 0, w->file);
  for (uint32_t i = 0; i < w->frozen->n_pool; i++)
    if (has_constant(w, i)) rom_set_word(&pool, i + 1, ref_value(w, &w->frozen->pool[i]));
  pool.base = 0;
  for (uint32_t i = 0; i < labels->count; i++) rom_set_word(&pool, labels->count - 1 - i, modules_text(w->rom, labels->added[i]));
  uint32_t start = 0; /* of what is not a row at the section's start: a symbol of that place is to be the row's */
  for (uint32_t i = 0; i < labels->row_count; i++) {
    const struct labels_row *row = &labels->rows[i];
    name_row(w, pool.section, row, (labels->count - row->end) * word);
    if (row->end == labels->count) start = row->n;
  }
  name_labels(w, pool.section, start * word, (labels->count - start) * word);
}

/* ---- as places ---- */

uint32_t modules_pool_words(const struct rom *rom, const struct frozen_module *frozen) {
  uint32_t words = (2 * frozen->n_pool + rom->layout.word - 1) / rom->layout.word;
  return words ? words : 1;
}

static void set_place(struct writer *w, image_section section, uint32_t at, struct rom_value value, enum image_short kind) {
  image_set_short(w->rom->image, section, at, value.symbol, value.number, value.symbol ? kind : IMAGE_PLACE_WORD);
}

static void set_constant(struct writer *w, image_section section, uint32_t at, const struct frozen_ref *ref) {
  static const enum image_short kinds[] = {[FROZEN_CONST] = IMAGE_PLACE, [FROZEN_NAME] = IMAGE_PLACE, [FROZEN_CODE] = IMAGE_PLACE_CODE, [FROZEN_BUILTIN] = IMAGE_PLACE_WORD};
  set_place(w, section, at, ref_value(w, ref), kinds[ref->kind]);
}

/* Labels, the file's name, and constants, in two bytes each; rows of labels, in words, behind them. */
static void emit_places(struct writer *w) {
  char symbol[640];
  const struct labels *labels = &w->labels;
  struct rom *rom = w->rom;
  uint32_t word = rom->layout.word, before = 2 * (labels->count + 1), size = 2 * w->frozen->n_pool;
  uint32_t align = labels->row_count ? word : 2;
  char *name = memory_format(".rodata.firn.%s", modules_writer_symbol(w, "pool", symbol, sizeof symbol));
  image_section section = image_add_section(rom->image, name, IMAGE_ROM, align);
  free(name);
  struct rom_object pool = {.rom = rom, .section = section, .base = (before + align - 1) & ~(align - 1)};
  image_reserve(rom->image, section, pool.base + (labels->row_count ? labels->words * word : size), align);
  image_define(rom->image, w->pool.symbol, section, pool.base - 2, 2 + size, IMAGE_LOCAL);
  name_labels(w, section, pool.base - before, before - 2);
  for (uint32_t i = 0; i < labels->count; i++)
    set_place(w, section, pool.base - 4 - 2 * i, modules_text(rom, labels->added[i]), IMAGE_PLACE);
  set_place(w, section, pool.base - 2, w->modules->lines != LINES_NONE ? w->file : rom_word(0), IMAGE_PLACE);
  for (uint32_t i = 0; i < w->frozen->n_pool; i++)
    if (has_constant(w, i)) set_constant(w, section, pool.base + 2 * i, &w->frozen->pool[i]);
  for (uint32_t i = 0; i < labels->row_count; i++) {
    const struct labels_row *row = &labels->rows[i];
    for (uint32_t k = 0; k < row->n; k++) rom_set_word(&pool, row->end + k, modules_text(rom, row->texts[k]));
    name_row(w, section, row, pool.base + row->end * word);
  }
}

void modules_emit_pool(struct writer *w) {
  if (w->places) emit_places(w);
  else emit_words(w);
}
