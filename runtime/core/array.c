/* SPDX-License-Identifier: MIT */
/* array.array: numbers of one C type in a block that grows by halves. Items are loaded and stored by item.c. */
#include "runtime/core/array.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/item.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

#define CODES "bBhHiIlLqQfd"

static struct array_obj *array_of(value v) { return OBJ(array, v); }

/* False with BufferError when a memoryview of it is alive. */
static bool may_resize(struct array_obj *a, size_t n) {
  if (!a->exports || n == a->len) return true;
  if (!(a->exports & EXPORTS_HELD)) a->exports = firn_service_exports && firn_service_exports((value)a);
  return !a->exports || err_raise(E(array_exported), 0, 0, 0);
}

static bool resize(struct array_obj *a, size_t n) {
  if (!may_resize(a, n)) return false;
  size_t room = a->data && !IS_LENT(a->data) ? gc_block_count(a->data) : 0;
  if (n > UINT32_MAX / 2 / a->itemsize) return err_memory();
  if (n * a->itemsize > room) {
    size_t want = (n + n / 2 + 4) * a->itemsize;
    uint8_t *data = a->data ? gc_bytes_resize(a->data, want) : gc_bytes(want);
    if (!data) return false;
    a->data = data;
  }
  a->len = (uint32_t)n;
  return true;
}

static value array_new(const struct type_obj *cls, char code) {
  struct array_obj *a = gc_new(instance_size(cls, 0), cls);
  if (!a) return V_ERROR;
  a->typecode = (uint8_t)code;
  a->itemsize = (uint8_t)item_size(code, true);
  return (value)a;
}

static value load(const struct array_obj *a, size_t i) {
  return item_load((char)a->typecode, a->data + i * a->itemsize, a->itemsize, ITEM_LITTLE);
}

/* What an item is called in messages about its range. */
static const char *range_name(char code) {
  switch (code) {
  case 'b': return "signed char";
  case 'B': return "unsigned byte integer";
  case 'h': return "signed short integer";
  case 'H': return "unsigned short";
  case 'i': return "signed integer";
  case 'I': return "unsigned int";
  case 'l': return "signed long";
  case 'L': return "unsigned long";
  case 'q': return "signed long long";
  default: return "unsigned long long";
  }
}

static bool store_at(char code, uint8_t *p, unsigned size, value v) {
  switch (item_store(code, p, size, ITEM_LITTLE, v)) {
  case ITEM_OK: return true;
  case ITEM_NOT_INT: return err_raise(E(not_index), v, 0, 0);
  case ITEM_TOO_SMALL: return err_raise(E(array_too_small), str_new_cstr(range_name(code)), 0, 0);
  case ITEM_TOO_BIG: return err_raise(E(array_too_big), str_new_cstr(range_name(code)), 0, 0);
  default: return false;
  }
}

static bool store(struct array_obj *a, size_t i, value v) {
  uint8_t item[8];
  if (!store_at((char)a->typecode, item, a->itemsize, v)) return false;
  if (i >= a->len) return err_raise(E(index_range), N(array), 0, 0); /* v.__index__ has shortened it */
  if (!OWN(array, a)) return false;
  memcpy(a->data + i * a->itemsize, item, a->itemsize);
  return true;
}

static bool append(struct array_obj *a, value v) {
  uint8_t item[8];
  if (!store_at((char)a->typecode, item, a->itemsize, v) || !resize(a, a->len + 1)) return false;
  memcpy(a->data + (a->len - 1) * (size_t)a->itemsize, item, a->itemsize);
  return true;
}

/* Replaces items [from, to) by n raw items. */
static bool splice(struct array_obj *a, size_t from, size_t to, const uint8_t *data, size_t n) {
  size_t size = a->itemsize, tail = a->len - to, len = from + n + tail;
  const uint8_t *copy = data;
  if (!may_resize(a, len) || !OWN(array, a)) return false;
  if (n && a->data && data >= a->data && data <= a->data + a->len * size) {
    value held = bytes_new(data, n * size);
    if (!held) return false;
    copy = bytes_data(OBJ(bytes, held));
  }
  if (len > a->len && !resize(a, len)) return false;
  if (tail) memmove(a->data + (from + n) * size, a->data + to * size, tail * size);
  if (n) memcpy(a->data + from * size, copy, n * size);
  a->len = (uint32_t)len;
  return true;
}

static bool extend(struct array_obj *a, value items) {
  if (value_kind(items) == KIND_ARRAY) {
    struct array_obj *b = array_of(items);
    if (b->typecode != a->typecode) return err_raise(E(array_extend_kind), 0, 0, 0);
    return splice(a, a->len, a->len, b->data, b->len);
  }
  value it = iter_new(items), v;
  if (!it) return false;
  while ((v = iter_next(it)) != V_STOP)
    if (!v || !append(a, v)) return false;
  return true;
}

value array_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  struct buffer b;
  if (!arg_no_keywords(N(array), nkw) || !arg_count(N(array), nargs, 1, 2)) return V_ERROR;
  if (!value_is_str(args[0]) || str_size(str_of(args[0])) != 1) return err_raise(E(array_code_type), args[0], 0, 0);
  char code = (char)str_data(str_of(args[0]))[0];
  if (!code || !strchr(CODES, code)) return err_raise(E(array_code), 0, 0, 0);
  value v = array_new(cls, code);
  if (!v || nargs == 1) return v;
  enum kind kind = value_kind(args[1]);
  if (kind == KIND_STR) return err_raise(E(array_str), args[0], 0, 0);
  if (kind == KIND_BYTES || kind == KIND_BYTEARRAY) {
    if (!buffer_get(args[1], &b, BUFFER_READ) || !array_frombytes(v, args[1])) return V_ERROR;
    return v;
  }
  if (kind == KIND_ARRAY) { /* of any type: item by item */
    for (size_t i = 0; i < array_of(args[1])->len; i++) {
      value item = load(array_of(args[1]), i);
      if (!item || !append(array_of(v), item)) return V_ERROR;
    }
    return v;
  }
  return extend(array_of(v), args[1]) ? v : V_ERROR;
}

bool array_print(struct writer *w, value v, enum print_kind kind) {
  const struct array_obj *a = array_of(v);
  char code = (char)a->typecode;
  if (!print_cstr(w, "array('") || !writer_put(w, &code, 1) || !print_cstr(w, "'")) return false;
  for (size_t i = 0; i < a->len; i++) {
    value item = load(a, i);
    if (!item || !print_cstr(w, i ? ", " : ", [") || !print_value(w, item, PRINT_REPR)) return false;
  }
  return print_cstr(w, a->len ? "])" : ")");
}

value array_unary(enum unary_op op, value v) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(array_of(v)->len != 0);
  case UNARY_LEN: return V_INT(array_of(v)->len);
  default: return V_NOTIMPLEMENTED;
  }
}

static value compare(enum binary_op op, const struct array_obj *a, const struct array_obj *b) {
  size_t n = a->len < b->len ? a->len : b->len;
  if (a->len != b->len && (op == BINARY_EQ || op == BINARY_NE)) return value_from_bool(op == BINARY_NE);
  for (size_t i = 0; i < n; i++) {
    value x = load(a, i), y = x ? load(b, i) : V_ERROR;
    if (!y) return V_ERROR;
    value same = op_binary(BINARY_EQ, x, y);
    if (same != V_TRUE) return op == BINARY_EQ || op == BINARY_NE ? value_from_bool(op == BINARY_NE) : op_binary(op, x, y);
  }
  return op_binary(op, V_INT(a->len), V_INT(b->len));
}

static value repeat(value v, value times, bool in_place) {
  size_t n, size = array_of(v)->itemsize;
  value why;
  if (!sequence_count(times, &n, &why)) return why;
  size_t len = array_of(v)->len;
  if (len && n > UINT32_MAX / 16 / len) return err_memory();
  value made = in_place ? v : array_new(&array_array_type, (char)array_of(v)->typecode);
  if (!made || !resize(array_of(made), n * len)) return V_ERROR;
  for (size_t i = in_place; len && i < n; i++)
    memcpy(array_of(made)->data + i * len * size, array_of(v)->data, len * size);
  return made;
}

value array_binary(enum binary_op op, value a, value b) {
  bool both = value_kind(b) == KIND_ARRAY;
  struct array_obj *x = array_of(a);
  switch (op) {
  case INPLACE_ADD:
    if (!both) return err_raise(E(array_extend_type), b, 0, 0);
    return extend(x, b) ? a : V_ERROR;
  case BINARY_ADD: {
    if (!both) return sequence_no_concat(b, N(array)) == V_NOTIMPLEMENTED ? V_NOTIMPLEMENTED : err_raise(E(array_append_type), b, 0, 0);
    value made = array_of(b)->typecode == x->typecode ? array_new(&array_array_type, (char)x->typecode)
                                                      : err_raise(E(array_operation), 0, 0, 0);
    return made && extend(array_of(made), a) && extend(array_of(made), b) ? made : V_ERROR;
  }
  case BINARY_MUL: return repeat(a, b, false);
  case INPLACE_MUL: return repeat(a, b, true);
  case BINARY_IN:
    for (size_t i = 0; i < x->len; i++) {
      value item = load(x, i);
      int same = item ? op_equal(item, b) : -1;
      if (same) return same < 0 ? V_ERROR : V_TRUE;
    }
    return V_FALSE;
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return both ? compare(op, x, array_of(b)) : V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

value array_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL || op == INPLACE_MUL ? repeat(b, a, false) : V_NOTIMPLEMENTED;
}

static value load_slice(value v, const struct slice_span *s) {
  struct array_obj *a = array_of(v);
  size_t size = a->itemsize;
  value made = array_new(&array_array_type, (char)a->typecode);
  if (!made || !resize(array_of(made), (size_t)s->count)) return V_ERROR;
  for (size_t i = 0, at = (size_t)s->start; i < (size_t)s->count; i++, at += (size_t)s->step)
    memcpy(array_of(made)->data + i * size, a->data + at * size, size);
  return made;
}

static value delete_slice(struct array_obj *a, struct slice_span s) {
  if (s.step < 0) {
    s.start += (s.count - 1) * s.step;
    s.step = -s.step;
  }
  for (intptr_t i = s.count; i-- > 0;) {
    size_t at = (size_t)(s.start + i * s.step);
    if (!splice(a, at, at + 1, NULL, 0)) return V_ERROR;
  }
  return V_NONE;
}

static value store_slice(struct array_obj *a, const struct slice_span *s, value x) {
  if (value_kind(x) != KIND_ARRAY) return err_raise(E(array_assign_type), x, 0, 0);
  struct array_obj *b = array_of(x);
  size_t size = a->itemsize;
  if (b->typecode != a->typecode) return err_raise(E(array_operation), 0, 0, 0);
  if (s->step == 1)
    return splice(a, (size_t)s->start, (size_t)(s->start + s->count), b->data, b->len) ? V_NONE : V_ERROR;
  if ((intptr_t)b->len != s->count) return err_raise(E(array_slice_size), V_INT(b->len), V_INT(s->count), 0);
  value held = bytes_new(b->data, b->len * size);
  if (!OWN(array, a)) return V_ERROR;
  for (size_t i = 0, at = (size_t)s->start; held && i < (size_t)s->count; i++, at += (size_t)s->step)
    memcpy(a->data + at * size, bytes_data(OBJ(bytes, held)) + i * size, size);
  return held ? V_NONE : V_ERROR;
}

value array_subscr(value v, value index, value x) {
  struct array_obj *a = array_of(v);
  struct slice_span s;
  size_t i;
  if (!sequence_settle(&index)) return V_ERROR;
  if (slice_check(index)) {
    if (!slice_settle(&index) || !slice_resolve(index, a->len, &s)) return V_ERROR;
    return x == V_STOP ? load_slice(v, &s) : x == V_UNSET ? delete_slice(a, s) : store_slice(a, &s, x);
  }
  if (!sequence_index(index, a->len, N(array), &i)) return V_ERROR;
  if (x == V_STOP) return load(a, i);
  if (x == V_UNSET) return splice(a, i, i + 1, NULL, 0) ? V_NONE : V_ERROR;
  return store(a, i, x) ? V_NONE : V_ERROR;
}

/* iterator_obj: a is the array (0 when exhausted), i the next index. */
value array_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  if (it->a && it->i < array_of(it->a)->len) return load(array_of(it->a), it->i++);
  it->a = 0;
  return V_STOP;
}

BUILTIN_TYPE_DEF_BARE(arrayiterator, arrayiterator, ITERATOR, object, TYPE_FINAL, &array_iterator_ops)

value array_iter(value v) { return iterator_new(&arrayiterator_type, v, 0, 0, 0); }

bool array_buffer(value v, struct buffer *out, enum buffer_flags flags) {
  struct array_obj *a = array_of(v);
  if (flags == BUFFER_WRITE && !OWN(array, a)) return false;
  *out = (struct buffer){a->data, (size_t)a->len * a->itemsize, a->itemsize, (char)a->typecode};
  return true;
}

value array_getattr(value self, value name) {
  char code = (char)array_of(self)->typecode;
  if (name == N(typecode)) return str_new(&code, 1);
  if (name == N(itemsize)) return V_INT(array_of(self)->itemsize);
  return V_STOP;
}

/* ---- methods ---- */

value array_append(value self, value item) { return append(array_of(self), item) ? V_NONE : V_ERROR; }
value array_extend(value self, value items) { return extend(array_of(self), items) ? V_NONE : V_ERROR; }

value array_insert(value self, value index, value item) {
  struct array_obj *a = array_of(self);
  intptr_t i;
  uint8_t raw[8];
  if (!sequence_clamped(index, &i) || !store_at((char)a->typecode, raw, a->itemsize, item)) return V_ERROR;
  if (i < 0) i += a->len;
  if (i < 0) i = 0;
  if (i > (intptr_t)a->len) i = a->len;
  return splice(a, (size_t)i, (size_t)i, raw, 1) ? V_NONE : V_ERROR;
}

value array_pop(size_t nargs, const value *args) {
  struct array_obj *a = array_of(args[0]);
  intptr_t i = -1;
  if (nargs > 1 && !op_index(args[1], &i)) return V_ERROR;
  if (!a->len) return err_raise(E(pop_empty_array), 0, 0, 0);
  if (i < 0) i += a->len;
  if (i < 0 || i >= (intptr_t)a->len) return err_raise(E(pop_range), 0, 0, 0);
  value v = load(a, (size_t)i);
  return v && splice(a, (size_t)i, (size_t)i + 1, NULL, 0) ? v : V_ERROR;
}

/* Index of the first equal item; -1 when there is none, -2 with an exception. */
static intptr_t find(const struct array_obj *a, value item) {
  for (size_t i = 0; i < a->len; i++) {
    value v = load(a, i);
    int same = v ? op_equal(v, item) : -1;
    if (same) return same < 0 ? -2 : (intptr_t)i;
  }
  return -1;
}

value array_index(value self, value item) {
  intptr_t i = find(array_of(self), item);
  if (i == -1) return err_raise(E(array_index_missing), 0, 0, 0);
  return i < 0 ? V_ERROR : V_INT(i);
}

value array_remove(value self, value item) {
  intptr_t i = find(array_of(self), item);
  if (i == -1) return err_raise(E(array_remove_missing), 0, 0, 0);
  if (i >= 0 && (size_t)i >= array_of(self)->len) return V_NONE; /* an __eq__ has shortened it */
  return i >= 0 && splice(array_of(self), (size_t)i, (size_t)i + 1, NULL, 0) ? V_NONE : V_ERROR;
}

value array_count(value self, value item) {
  size_t n = 0;
  for (size_t i = 0; i < array_of(self)->len; i++) {
    value v = load(array_of(self), i);
    int same = v ? op_equal(v, item) : -1;
    if (same < 0) return V_ERROR;
    n += (size_t)same;
  }
  return V_INT(n);
}

static void swap_bytes(uint8_t *p, uint8_t *q, size_t n) {
  for (size_t i = 0; i < n; i++) {
    uint8_t c = p[i];
    p[i] = q[i];
    q[i] = c;
  }
}

value array_reverse(value self) {
  struct array_obj *a = array_of(self);
  if (!OWN(array, a)) return V_ERROR;
  size_t size = a->itemsize;
  for (size_t i = 0; i < a->len / 2; i++) swap_bytes(a->data + i * size, a->data + (a->len - 1 - i) * size, size);
  return V_NONE;
}

value array_byteswap(value self) {
  struct array_obj *a = array_of(self);
  if (!OWN(array, a)) return V_ERROR;
  for (size_t i = 0; i < a->len; i++)
    for (size_t k = 0; k < a->itemsize / 2u; k++)
      swap_bytes(a->data + i * a->itemsize + k, a->data + (i + 1) * a->itemsize - 1 - k, 1);
  return V_NONE;
}

value array_tolist(value self) {
  value list = list_new(0, NULL);
  for (size_t i = 0; list && i < array_of(self)->len; i++) {
    value v = load(array_of(self), i);
    if (!v || !list_append_value(list, v)) return V_ERROR;
  }
  return list;
}

value array_fromlist(value self, value list) {
  if (value_kind(list) != KIND_LIST) return err_raise(E(array_fromlist_type), 0, 0, 0);
  uint32_t len = array_of(self)->len;
  if (extend(array_of(self), list)) return V_NONE;
  array_of(self)->len = len;
  return V_ERROR;
}

value array_tobytes(value self) {
  return bytes_new(array_of(self)->data, (size_t)array_of(self)->len * array_of(self)->itemsize);
}

value array_frombytes(value self, value data) {
  struct array_obj *a = array_of(self);
  struct buffer b;
  if (!buffer_get(data, &b, BUFFER_READ)) return V_ERROR;
  if (b.len % a->itemsize) return err_raise(E(array_bytes_size), 0, 0, 0);
  return splice(a, a->len, a->len, b.data, b.len / a->itemsize) ? V_NONE : V_ERROR;
}

BUILTIN_TYPE_DEF_IN(array, array_array, array, ARRAY, object, TYPE_UNHASHABLE, &array_ops)
