/* SPDX-License-Identifier: MIT */
/* bytearray: bytes that change, in a block that grows by halves. */
#include "runtime/core/bytearray.h"

#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/int.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/writer.h"

#include <string.h>

/* False with BufferError when a memoryview of it is alive. */
static bool may_resize(struct bytearray_obj *b, size_t n) {
  if (!b->exports || n == b->len) return true;
  if (!(b->exports & (BYTEARRAY_FIXED | EXPORTS_HELD))) b->exports = firn_service_exports && firn_service_exports((value)b);
  return !b->exports || err_raise(E(bytearray_exported), 0, 0, 0);
}

static bool resize(struct bytearray_obj *b, size_t n) {
  size_t room = b->data && !(b->exports & BYTEARRAY_FIXED) && !IS_LENT(b->data) ? gc_block_count(b->data) : 0;
  if (n > UINT32_MAX / 2) return err_memory();
  if (n > room) {
    size_t want = n + n / 2 + 8;
    uint8_t *data = b->data ? gc_bytes_resize(b->data, want) : gc_bytes(want);
    if (!data) return false;
    b->data = data;
  }
  b->len = (uint32_t)n;
  return true;
}

value bytearray_new(const void *data, size_t n) {
  struct bytearray_obj *b = gc_new(sizeof *b, &bytearray_type);
  if (!b || !resize(b, n)) return V_ERROR;
  if (n) memcpy(b->data, data, n);
  return (value)b;
}

/* Replaces [from, to) by n bytes of data, which may be b's own. */
static bool splice(struct bytearray_obj *b, size_t from, size_t to, const uint8_t *data, size_t n) {
  size_t tail = b->len - to;
  const uint8_t *copy = data;
  if (!may_resize(b, from + n + tail) || !OWN(bytearray, b)) return false;
  if (n && b->data && data >= b->data && data <= b->data + b->len) {
    value held = bytes_new(data, n);
    if (!held) return false;
    copy = bytes_data(OBJ(bytes, held));
  }
  if (n > to - from && !resize(b, b->len + n - (to - from))) return false;
  if (tail) memmove(b->data + from + n, b->data + to, tail);
  if (n) memcpy(b->data + from, copy, n);
  b->len = (uint32_t)(from + n + tail);
  return true;
}

/* The same with what x has, which may be a view of b: that is alive, even where native code alone has it. */
static bool splice_from(struct bytearray_obj *b, size_t from, size_t to, value x, const struct buffer *data) {
  uint32_t exports = b->exports;
  bool views = value_kind(x) == KIND_MEMORYVIEW && OBJ(memoryview, x)->base == (value)b;
  if (views) b->exports |= EXPORTS_HELD;
  bool done = splice(b, from, to, data->data, data->len);
  if (views) b->exports = exports;
  return done;
}

bool bytearray_buffer(value v, struct buffer *out, enum buffer_flags flags) {
  if (flags == BUFFER_WRITE && !OWN(bytearray, OBJ(bytearray, v))) return false;
  *out = (struct buffer){OBJ(bytearray, v)->data, OBJ(bytearray, v)->len, 1, 'B'};
  return true;
}

/* The bytes of something to be stored, by extend() or into a slice: a buffer, or an iterable of ints. */
static bool source(value v, bool extends, struct buffer *out) {
  if (buffer_try(v, out, BUFFER_READ)) return true;
  value kind = value_kind(v);
  if (!extends && (kind == KIND_STR || value_is_integer(v))) return err_raise(E(bytearray_assign), 0, 0, 0);
  if (kind == KIND_STR) return err_raise(E(bytearray_source), v, 0, 0);
  if (value_is_integer(v)) return err_raise(E(bytearray_extend), v, 0, 0); /* of bytes() it would be a length, as __index__ would */
  if (kind == KIND_INSTANCE && !(v = list_from(v))) return false;
  value made = bytes_from_args(N(bytearray), 1, 0, &v);
  return made && buffer_get(made, out, BUFFER_READ);
}

static value add(value a, value b) {
  struct buffer y;
  struct bytearray_obj *x = OBJ(bytearray, a);
  if (!buffer_try(b, &y, BUFFER_READ)) {
    if (value_type(b)->flags & TYPE_IS_CLASS) return V_NOTIMPLEMENTED;
    return err_raise(E(bytes_concat), b, N(bytearray), 0);
  }
  value made = bytearray_new(x->data, x->len);
  return made && splice(OBJ(bytearray, made), x->len, x->len, y.data, y.len) ? made : V_ERROR;
}

static value add_in_place(value a, value b) {
  struct buffer y;
  struct bytearray_obj *x = OBJ(bytearray, a);
  if (!buffer_try(b, &y, BUFFER_READ)) return err_raise(E(bytes_concat), b, N(bytearray), 0);
  if (a == b && y.len) return err_raise(E(bytearray_exported), 0, 0, 0); /* as CPython has it; b.extend(b) is well */
  return splice_from(x, x->len, x->len, b, &y) ? a : V_ERROR;
}

static value repeat(value v, value times, bool in_place) {
  struct bytearray_obj *x = OBJ(bytearray, v);
  size_t n;
  value why;
  if (!sequence_count(times, &n, &why)) return why;
  size_t len = x->len;
  if (len && n > UINT32_MAX / 2 / len) return err_memory();
  value made = in_place ? v : bytearray_new(NULL, 0);
  struct bytearray_obj *r = OBJ(bytearray, made);
  if (!made || !may_resize(r, n * len) || !resize(r, n * len)) return V_ERROR;
  for (size_t i = in_place; len && i < n; i++) memcpy(r->data + i * len, x->data, len);
  return made;
}

value bytearray_binary(enum binary_op op, value a, value b) {
  switch (op) {
  case BINARY_ADD: return add(a, b);
  case INPLACE_ADD: return add_in_place(a, b);
  case BINARY_MUL: return repeat(a, b, false);
  case INPLACE_MUL: return repeat(a, b, true);
  case BINARY_IN: return buffer_contains(a, b);
  case BINARY_MOD: case INPLACE_MOD: return firn_service_str_percent(a, b);
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return buffer_compare_op(op, a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

value bytearray_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL || op == INPLACE_MUL ? repeat(b, a, false) : V_NOTIMPLEMENTED;
}

value bytearray_unary(enum unary_op op, value v) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(OBJ(bytearray, v)->len != 0);
  case UNARY_LEN: return V_INT(OBJ(bytearray, v)->len);
  default: return V_NOTIMPLEMENTED;
  }
}

/* Deletes the selected bytes of a slice with any step. */
static value delete_slice(struct bytearray_obj *b, struct slice_span s) {
  if (!may_resize(b, b->len - (size_t)s.count) || !OWN(bytearray, b)) return V_ERROR;
  if (s.step < 0 && s.count) { /* the same bytes from the front */
    s.start += (s.count - 1) * s.step;
    s.step = -s.step;
  }
  size_t to = (size_t)s.start, kept = 0;
  for (size_t i = (size_t)s.start; s.count && i < b->len; i++) {
    size_t offset = i - (size_t)s.start;
    bool gone = offset % (size_t)s.step == 0 && offset / (size_t)s.step < (size_t)s.count;
    if (!gone) b->data[to++] = b->data[i], kept++;
  }
  if (s.count) b->len = (uint32_t)to;
  return V_NONE;
}

static value store_slice(value v, value slice, value x) {
  struct bytearray_obj *b = OBJ(bytearray, v);
  struct slice_span s;
  struct buffer y;
  if (!source(x, false, &y) || !slice_resolve(slice, b->len, &s)) return V_ERROR;
  if (s.step == 1) {
    size_t from = (size_t)s.start, to = from + (size_t)s.count;
    return splice_from(b, from, to, x, &y) ? V_NONE : V_ERROR;
  }
  if (y.len != (size_t)s.count) {
    if (!y.len) return delete_slice(b, s);
    return err_raise(E(bytes_slice_size), V_INT(y.len), V_INT(s.count), 0);
  }
  value held = bytes_new(y.data, y.len);
  if (!OWN(bytearray, b)) return V_ERROR;
  for (size_t i = 0, at = (size_t)s.start; held && i < (size_t)s.count; i++, at += (size_t)s.step)
    b->data[at] = bytes_data(OBJ(bytes, held))[i];
  return held ? V_NONE : V_ERROR;
}

value bytearray_subscr(value v, value index, value x) {
  struct bytearray_obj *b = OBJ(bytearray, v);
  struct slice_span s;
  size_t i;
  uint8_t c;
  if (!sequence_settle(&index)) return V_ERROR;
  if (slice_check(index)) {
    if (!slice_settle(&index)) return V_ERROR;
    if (x != V_STOP && x != V_UNSET) return store_slice(v, index, x);
    if (!slice_resolve(index, b->len, &s)) return V_ERROR;
    if (x == V_UNSET) return delete_slice(b, s);
    value made = bytearray_new(NULL, 0);
    if (!made || !resize(OBJ(bytearray, made), (size_t)s.count)) return V_ERROR;
    for (size_t k = 0, at = (size_t)s.start; k < (size_t)s.count; k++, at += (size_t)s.step)
      OBJ(bytearray, made)->data[k] = b->data[at];
    return made;
  }
  if (!sequence_index(index, b->len, N(bytearray), &i)) return V_ERROR;
  if (x == V_STOP) return V_INT(b->data[i]);
  if (x == V_UNSET) return splice(b, i, i + 1, NULL, 0) ? V_NONE : V_ERROR;
  if (!byte_from_value(x, &c)) return V_ERROR;
  if (i >= b->len) return err_raise(E(index_range), N(bytearray), 0, 0); /* x.__index__ has shortened it */
  if (!OWN(bytearray, b)) return V_ERROR;
  b->data[i] = c;
  return V_NONE;
}

bool bytearray_print(struct writer *w, value v, enum print_kind kind) {
  const struct bytearray_obj *b = OBJ(bytearray, v);
  return print_value(w, value_type(v)->name, PRINT_STR) && print_cstr(w, "(") && buffer_print_literal(w, b->data, b->len) && print_cstr(w, ")");
}

value bytearray_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value v = firn_service_bytes_from(cls->name, nargs, nkw, args);
  struct bytearray_obj *b = v ? gc_new(instance_size(cls, 0), cls) : NULL;
  if (!b || !resize(b, bytes_size(OBJ(bytes, v)))) return V_ERROR;
  if (b->len) memcpy(b->data, bytes_data(OBJ(bytes, v)), b->len);
  return (value)b;
}

bool bytearray_fill(value self, size_t nargs, size_t nkw, const value *args) {
  struct bytearray_obj *b = OBJ(bytearray, self);
  value v = bytes_from_args(N(bytearray), nargs, nkw, args);
  return v && splice(b, 0, b->len, bytes_data(OBJ(bytes, v)), bytes_size(OBJ(bytes, v)));
}

/* ---- methods ---- */

value bytearray_append(value self, value item) {
  uint8_t c;
  struct bytearray_obj *b = OBJ(bytearray, self);
  return byte_from_value(item, &c) && splice(b, b->len, b->len, &c, 1) ? V_NONE : V_ERROR;
}

value bytearray_extend(value self, value items) {
  struct buffer y;
  struct bytearray_obj *b = OBJ(bytearray, self);
  return source(items, true, &y) && splice_from(b, b->len, b->len, items, &y) ? V_NONE : V_ERROR;
}

value bytearray_insert(value self, value index, value item) {
  struct bytearray_obj *b = OBJ(bytearray, self);
  intptr_t i;
  uint8_t c;
  if (!sequence_clamped(index, &i) || !byte_from_value(item, &c)) return V_ERROR;
  if (i < 0) i += b->len;
  if (i < 0) i = 0;
  if (i > (intptr_t)b->len) i = b->len;
  return splice(b, (size_t)i, (size_t)i, &c, 1) ? V_NONE : V_ERROR;
}

value bytearray_pop(size_t nargs, const value *args) {
  struct bytearray_obj *b = OBJ(bytearray, args[0]);
  intptr_t i = -1;
  if (nargs > 1 && !op_index(args[1], &i)) return V_ERROR;
  if (!b->len) return err_raise(E(pop_empty_bytearray), 0, 0, 0);
  if (i < 0) i += b->len;
  if (i < 0 || i >= (intptr_t)b->len) return err_raise(E(pop_range), 0, 0, 0);
  value v = V_INT(b->data[i]);
  return splice(b, (size_t)i, (size_t)i + 1, NULL, 0) ? v : V_ERROR;
}

value bytearray_remove(value self, value item) {
  struct bytearray_obj *b = OBJ(bytearray, self);
  uint8_t c;
  if (!byte_from_value(item, &c)) return V_ERROR;
  uint8_t *hit = b->len ? memchr(b->data, c, b->len) : NULL;
  if (!hit) return err_raise(E(bytearray_no_value), 0, 0, 0);
  size_t i = (size_t)(hit - b->data);
  return splice(b, i, i + 1, NULL, 0) ? V_NONE : V_ERROR;
}

value bytearray_reverse(value self) {
  struct bytearray_obj *b = OBJ(bytearray, self);
  if (!OWN(bytearray, b)) return V_ERROR;
  for (size_t i = 0; i < b->len / 2; i++) {
    uint8_t c = b->data[i];
    b->data[i] = b->data[b->len - 1 - i];
    b->data[b->len - 1 - i] = c;
  }
  return V_NONE;
}

value bytearray_clear(value self) {
  if (!may_resize(OBJ(bytearray, self), 0)) return V_ERROR;
  OBJ(bytearray, self)->len = 0;
  return V_NONE;
}

value bytearray_copy(value self) { return bytearray_new(OBJ(bytearray, self)->data, OBJ(bytearray, self)->len); }

BUILTIN_TYPE_DEF(bytearray, bytearray, BYTEARRAY, object, TYPE_UNHASHABLE, &bytearray_ops)
