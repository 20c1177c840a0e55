/* SPDX-License-Identifier: MIT */
/* A translated module as objects of the heap: what freeze/modules.c lays out in ROM.
 *
 * All code objects of a module share one block of constants; the code of all functions is one block too, which is alive as
 * long as one of their code_metas. */
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
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

enum { KNOWN = 16 };

/* One module being made. Names are looked up by their texts' addresses first: a module has each text once. */
struct maker {
  const struct frozen_module *frozen;
  value *codes; /* a block: the code objects by number */
  value *pool;
  uint8_t *bytes, *next; /* a block, and what of it is free */
  struct known {
    struct code_text text;
    value name;
  } known[KNOWN];
};

static value name_value(struct maker *m, struct code_text text) {
  uintptr_t address = (uintptr_t)text.data;
  struct known *known = &m->known[(address ^ address >> 4) % KNOWN];
  if (known->name && known->text.data == text.data && known->text.len == text.len) return known->name;
  *known = (struct known){text, name_of_text(text.data ? text.data : "", text.len)};
  return known->name;
}

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

static const uint8_t *put(struct maker *m, const void *bytes, size_t n) {
  uint8_t *at = m->next;
  if (n) memcpy(at, bytes, n);
  m->next += n;
  return at;
}

/* A table of names; NULL with `*ok` false when there is no memory. */
static const value *names(struct maker *m, const struct code_text *texts, size_t n, bool *ok) {
  value *table = n && *ok ? gc_values(n) : 0;
  for (size_t i = 0; table && i < n; i++) {
    value name = name_value(m, texts[i]);
    if (!name) table = 0;
    else gc_store(&table[i], name);
  }
  *ok &= !n || table;
  return table;
}

/* A code_meta is a block of words, of which not all are values; the last one keeps the bytes of all functions alive. */
static struct code_meta_obj *new_meta(const struct maker *m, const struct frozen_code *code) {
  const struct code_unit *unit = code->unit;
  size_t words = sizeof(struct code_meta_obj) / sizeof(value) + unit->n_locals + (unit->n_slots != 0);
  size_t bytes = unit->n_cells + code->lines_size + 1;
  words += (bytes + sizeof(value) - 1) / sizeof(value) + 1;
  value *block = gc_values(words);
  if (block) gc_store(&block[words - 1], (value)m->bytes);
  return (struct code_meta_obj *)block;
}

static bool fill_meta(struct maker *m, const struct frozen_code *code, struct code_meta_obj *meta) {
  const struct code_unit *unit = code->unit;
  bool ok = true;
  gc_store(&meta->name, name_value(m, unit->name));
  if (!meta->name) return false;
  struct code_text scope = code_unit_scope(unit);
  if (scope.len) gc_store(&meta->scope, name_value(m, scope));
  if (scope.len && !meta->scope) return false;
  meta->first_line = (uint16_t)unit->first_line;
  meta->n_names = unit->n_locals;
  meta->n_posonly = unit->n_posonly;
  meta->n_slots = unit->n_slots;
  meta->n_free = unit->n_free;
  meta->n_cells = unit->n_cells;
  for (size_t i = 0; i < unit->n_locals; i++) {
    gc_store(&meta->names[i], name_value(m, unit->local_names[i]));
    if (!meta->names[i]) return false;
  }
  if (unit->n_slots) gc_store(&meta->names[unit->n_locals], (value)names(m, unit->slot_names, unit->n_slots, &ok));
  if (unit->n_cells) memcpy((uint8_t *)code_cells(meta), unit->cells, unit->n_cells);
  memcpy((uint8_t *)code_lines(meta), code->lines, code->lines_size);
  return ok;
}

static bool fill_code(struct maker *m, uint32_t number) {
  const struct frozen_code *code = &m->frozen->codes[number];
  const struct code_unit *unit = code->unit;
  struct code_obj *c = OBJ(code, m->codes[number]);
  struct code_meta_obj *meta = new_meta(m, code);
  if (!meta) return false;
  gc_store_ptr(&c->meta, meta);
  gc_store_ptr(&c->consts, m->pool);
  c->bytes = put(m, code->bytes, code->size);
  c->n_words = (uint16_t)(code->n_state + unit->n_handlers * FRAME_HANDLER_WORDS);
  c->n_locals = unit->n_locals;
  c->flags = (uint16_t)frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free);
  c->n_args = unit->n_args;
  c->n_kwonly = unit->n_kwonly;
  return fill_meta(m, code, meta);
}

static size_t count_bytes(const struct frozen_module *frozen) {
  size_t n = 0;
  for (uint32_t i = 0; i < frozen->n_codes; i++) n += frozen->codes[i].size;
  return n;
}

value code_objects_new(const struct frozen_module *frozen, value file) {
  struct maker m = {.frozen = frozen};
  /* A block of no values would be none. */
  m.codes = gc_values(frozen->n_codes);
  value *pool = m.codes ? gc_values(frozen->n_pool + 1) : 0;
  m.next = m.bytes = pool ? gc_bytes(count_bytes(frozen) + 1) : 0;
  if (!m.bytes) return V_ERROR;
  gc_store(pool, file);
  m.pool = pool + 1;
  for (uint32_t i = 0; i < frozen->n_codes; i++) {
    struct code_obj *code = gc_new(sizeof *code, &code_type);
    if (!code) return V_ERROR;
    gc_store(&m.codes[i], (value)code);
  }
  for (uint32_t i = 0; i < frozen->n_pool; i++) {
    value v = ref_value(&m, &frozen->pool[i]);
    if (!v) return V_ERROR;
    gc_store(&m.pool[i], v);
  }
  for (uint32_t i = 0; i < frozen->n_codes; i++)
    if (!fill_code(&m, i)) return V_ERROR;
  return m.codes[0];
}

value code_objects_join(value *codes) {
  const struct code_obj *first = OBJ(code, codes[0]);
  struct code_obj *code = gc_new(sizeof *code, &code_type);
  size_t n = gc_block_count(codes);
  value *pool = code ? gc_values(n + 1) : 0;
  if (!pool) return V_ERROR;
  gc_store(pool, code_file(first));
  for (size_t i = 0; i < n; i++) gc_store(&pool[i + 1], codes[i]);
  code->bytes = first->bytes;
  gc_store_ptr(&code->consts, pool + 1);
  gc_store_ptr(&code->meta, first->meta);
  code->flags = CODE_MODULE | CODE_PIECES;
  return (value)code;
}
