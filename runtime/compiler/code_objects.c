/* SPDX-License-Identifier: MIT */
/* A translated module as objects of the heap: what freeze/modules.c lays out in ROM.
 *
 * All code objects of a module share one block of constants, before them the labels: names of functions and locals. */
#include "runtime/compiler/compile.h"

#include <string.h>

#include "runtime/core/bytes.h"
#include "runtime/core/complex.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/name.h"
#include "runtime/core/packed_lines.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

enum { KNOWN = 16 };

/* One module being made. Names are looked up by their texts' addresses first: a module has each text once. */
struct maker {
  const struct frozen_module *frozen;
  value *codes; /* a block: the code objects by number */
  value *pool;
  value *labels; /* a block for a while: label LABEL_BODY, the one before it … */
  uint32_t n_labels;
  struct known {
    struct code_text text;
    value name;
    int16_t label; /* or 0 */
  } known[KNOWN];
};

static struct known *known_text(struct maker *m, struct code_text text) {
  uintptr_t address = (uintptr_t)text.data;
  struct known *known = &m->known[(address ^ address >> 4) % KNOWN];
  if (!known->name || known->text.data != text.data || known->text.len != text.len)
    *known = (struct known){text, name_of_text(text.data ? text.data : "", text.len), 0};
  return known;
}

static value name_value(struct maker *m, struct code_text text) { return known_text(m, text)->name; }

static value const_value(struct maker *m, const struct code_const *c);

static value tuple_value(struct maker *m, const struct code_const *c) {
  value tuple = tuple_new(c->n, 0);
  for (uint32_t i = 0; tuple && i < c->n; i++) {
    value item = const_value(m, c->items[i]);
    if (!item) return V_ERROR;
    gc_store(&tuple_items(tuple)[i], item);
  }
  return tuple;
}

static value const_value(struct maker *m, const struct code_const *c) {
  switch (c->kind) {
  case CODE_CONST_NONE: return V_NONE;
  case CODE_CONST_FALSE: return V_FALSE;
  case CODE_CONST_TRUE: return V_TRUE;
  case CODE_CONST_ELLIPSIS: return V_ELLIPSIS;
  case CODE_CONST_STR: return name_value(m, c->text);
  case CODE_CONST_BYTES: return bytes_new(c->text.data, c->text.len);
  case CODE_CONST_INT: return int_from_i64(c->small);
  case CODE_CONST_BIGINT: return int_from_digits(c->digits, c->n, c->negative);
  case CODE_CONST_FLOAT: return float_new((flt)c->re);
  case CODE_CONST_COMPLEX: return complex_new((flt)c->re, (flt)c->im);
  case CODE_CONST_TUPLE: break;
  }
  return tuple_value(m, c);
}

/* The builtin itself, whatever the module calls by its name. */
static value builtin_value(struct maker *m, struct code_text text) {
  value name = name_value(m, text);
  value v = name ? firn_service_builtin_find(name) : V_ERROR;
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

static value ref_value(struct maker *m, const struct frozen_ref *ref) {
  switch (ref->kind) {
  case FROZEN_CONST: return const_value(m, ref->value);
  case FROZEN_CODE: return m->codes[ref->code];
  case FROZEN_BUILTIN: return builtin_value(m, ref->name);
  case FROZEN_NAME: break;
  }
  return name_value(m, ref->name);
}

/* ---- labels ---- */

/* False with an exception. A name that was seen lately has a label; another one may get a second one. */
static bool add_label(struct maker *m, value name) {
  if (!name || m->n_labels == LABELS_MOST) return name && err_memory();
  gc_store(&m->labels[m->n_labels++], name);
  return true;
}

static bool set_label(struct maker *m, int16_t *label, struct code_text text) {
  struct known *known = known_text(m, text);
  if (!known->label && !add_label(m, known->name)) return false;
  if (!known->label) known->label = (int16_t)(LABEL_BODY - (int32_t)(m->n_labels - 1));
  *label = known->label;
  return true;
}

/* Names that stand behind each other: the last one comes first. */
static bool set_label_of_slots(struct maker *m, int16_t *label, const struct code_unit *unit) {
  for (uint32_t i = unit->n_slots; i-- > 0;)
    if (!add_label(m, name_value(m, unit->slot_names[i]))) return false;
  *label = (int16_t)(LABEL_BODY - (int32_t)(m->n_labels - 1));
  return true;
}

static size_t most_labels(const struct frozen_module *frozen) {
  size_t n = 0;
  for (uint32_t i = 0; i < frozen->n_codes; i++) n += 2u + frozen->codes[i].unit->n_locals + frozen->codes[i].unit->n_slots;
  return n;
}

/* ---- code objects ---- */

static struct code_obj *new_code(size_t bytes, size_t meta) {
  size_t at = (sizeof(struct code_obj) + bytes + 1) / 2;
  struct code_obj *code = gc_new(2 * at + meta, &code_type);
  if (code) code->meta = (uint16_t)at;
  return code;
}

static bool is_rare(const struct code_unit *unit) {
  return unit->n_posonly || unit->n_kwonly || unit->n_slots || unit->n_free || unit->n_cells;
}

/* What the labels of a function are, in the arena: of its name, its scope, the first of its slots, its locals; NULL: an exception. */
enum { NAME, SCOPE, SLOTS, LOCALS };
static int16_t *labels_of(struct maker *m, const struct code_unit *unit) {
  int16_t *labels = arena_array(m->frozen->source->arena, LOCALS + unit->n_locals, sizeof *labels);
  struct code_text scope = code_unit_scope(unit);
  labels[SCOPE] = LABEL_NONE;
  if (!set_label(m, &labels[NAME], unit->name) || (scope.len && !set_label(m, &labels[SCOPE], scope))) return NULL;
  if (unit->n_slots && !set_label_of_slots(m, &labels[SLOTS], unit)) return NULL;
  for (size_t i = 0; i < unit->n_locals; i++)
    if (!set_label(m, &labels[LOCALS + i], unit->local_names[i])) return NULL;
  return labels;
}

/* Has it not enough with bytes? The label of its slots never is one. */
static bool needs_wide(const struct code_unit *unit, const int16_t *labels, uint32_t n_words) {
  bool wide = unit->n_locals >= CODE_WIDE || n_words > FRAME_BYTE_WORDS;
  for (size_t i = 0; i < LOCALS + unit->n_locals; i++) wide |= i != SLOTS && labels[i] < LABEL_BYTE_LEAST;
  return wide;
}

static void fill_rare(struct code_obj *c, const struct code_unit *unit, const int16_t *labels) {
  struct code_rare_obj *rare = (struct code_rare_obj *)code_rare(c);
  rare->slots = unit->n_slots ? (uint16_t)labels[SLOTS] : 0;
  rare->n_posonly = unit->n_posonly;
  rare->n_kwonly = unit->n_kwonly;
  rare->n_slots = unit->n_slots;
  rare->n_free = unit->n_free;
  rare->n_cells = unit->n_cells;
}

/* What is behind its bytes, as the fields of the object say. */
static void fill_meta(struct code_obj *c, const struct code_unit *unit, const int16_t *labels, uint32_t n_words) {
  if (code_is_wide(c)) {
    *(struct code_wide_obj *)code_wide(c) =
        (struct code_wide_obj){(uint16_t)unit->first_line, (uint16_t)labels[NAME], (uint16_t)labels[SCOPE], (uint16_t)unit->n_locals,
                               (uint16_t)n_words, (uint16_t)unit->n_locals};
    memcpy((void *)code_labels(c), labels + LOCALS, unit->n_locals * sizeof *labels);
  } else {
    *(struct code_meta_obj *)code_meta(c) =
        (struct code_meta_obj){(uint16_t)unit->first_line, (uint8_t)labels[NAME], (uint8_t)labels[SCOPE]};
    for (size_t i = 0; i < unit->n_locals; i++) ((uint8_t *)code_labels(c))[i] = (uint8_t)labels[LOCALS + i];
  }
  if (unit->n_cells) memcpy((uint8_t *)code_cells(c), unit->cells, unit->n_cells);
}

/* The code and its line table, in the arena. */
static const uint8_t *code_and_lines(const struct maker *m, const struct frozen_code *code, size_t *size) {
  struct packed_lines lines = {code->bytes, code->size, code->rows, code->n_rows, code->unit->first_line};
  uint8_t *all = arena_space(m->frozen->source->arena, code->size + packed_lines_room(&lines));
  memcpy(all, code->bytes, code->size);
  *size = code->size + packed_lines_write(&lines, all + code->size);
  return all;
}

static bool make_code(struct maker *m, uint32_t number) {
  const struct frozen_code *code = &m->frozen->codes[number];
  const struct code_unit *unit = code->unit;
  const int16_t *labels = labels_of(m, unit);
  if (!labels) return false;
  uint32_t n_words = frame_words(code->n_state, unit->n_handlers);
  bool wide = needs_wide(unit, labels, n_words);
  size_t size, meta = (wide ? sizeof(struct code_wide_obj) + unit->n_locals : sizeof(struct code_meta_obj)) + unit->n_locals + unit->n_cells +
                      (is_rare(unit) ? sizeof(struct code_rare_obj) : 0);
  const uint8_t *bytes = code_and_lines(m, code, &size);
  struct code_obj *c = new_code(size, meta);
  if (!c) return false;
  gc_store(&m->codes[number], (value)c);
  memcpy((uint8_t *)code_bytes(c), bytes, size);
  c->flags = (uint16_t)(frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free, n_words) | (is_rare(unit) ? CODE_RARE : 0));
  c->n_words = (uint8_t)n_words;
  c->n_locals = (uint8_t)unit->n_locals;
  c->n_args = unit->n_args;
  c->n_names = wide ? CODE_WIDE : (uint8_t)unit->n_locals;
  if (is_rare(unit)) fill_rare(c, unit, labels);
  fill_meta(c, unit, labels, n_words);
  return true;
}

/* Labels, the file's name, constants. */
static bool make_pool(struct maker *m, value file) {
  const struct frozen_module *frozen = m->frozen;
  value *block = gc_values(m->n_labels + 1 + frozen->n_pool);
  if (!block) return false;
  for (uint32_t i = 0; i < m->n_labels; i++) gc_store(&block[m->n_labels - 1 - i], m->labels[i]);
  gc_store(&block[m->n_labels], file);
  m->pool = block + m->n_labels + 1;
  for (uint32_t i = 0; i < frozen->n_codes; i++) gc_store_ptr(&OBJ(code, m->codes[i])->consts, m->pool);
  for (uint32_t i = 0; i < frozen->n_pool; i++) {
    value v = ref_value(m, &frozen->pool[i]);
    if (!v) return false;
    gc_store(&m->pool[i], v);
  }
  return true;
}

value code_objects_new(const struct frozen_module *frozen, value file) {
  struct maker m = {.frozen = frozen};
  m.codes = gc_values(frozen->n_codes);
  m.labels = m.codes ? gc_values(most_labels(frozen)) : 0;
  if (!m.labels) return V_ERROR;
  for (uint32_t i = 0; i < frozen->n_codes; i++)
    if (!make_code(&m, i)) return V_ERROR;
  return make_pool(&m, file) ? m.codes[0] : V_ERROR;
}

value code_objects_join(value *codes) {
  const struct code_obj *first = OBJ(code, codes[0]);
  struct code_obj *code = new_code(0, sizeof(struct code_meta_obj));
  size_t n = gc_block_count(codes);
  value *pool = code ? gc_values(n + 2) : 0;
  if (!pool) return V_ERROR;
  gc_store(pool, code_name(first));
  gc_store(pool + 1, code_file(first));
  for (size_t i = 0; i < n; i++) gc_store(&pool[i + 2], codes[i]);
  gc_store_ptr(&code->consts, pool + 2);
  *(struct code_meta_obj *)code_meta(code) = (struct code_meta_obj){code_meta(first)->first_line, (uint8_t)LABEL_BODY, (uint8_t)LABEL_NONE};
  code->flags = CODE_MODULE | CODE_PIECES;
  return (value)code;
}
