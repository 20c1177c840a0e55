/* SPDX-License-Identifier: MIT */
/* memoryview: a window on another object's bytes. It keeps the base and a pointer into its block; a bytearray that grows
 * must not be resized as long as a view of it is alive, as in CPython. There, counting references tells; here the first
 * look is at a mark that the base has been viewed at all, the second for views among what variables reach. A view that
 * only native code holds in a register is not found: it goes on showing the old block when the base gets a new one.
 */
#include "runtime/core/arg.h"
#include "runtime/core/array.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytearray.h"
#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/item.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

static struct memoryview_obj *view_of(value v) { return OBJ(memoryview, v); }

/* The view, or NULL with ValueError when it was released. */
static struct memoryview_obj *checked(value v) {
  if (view_of(v)->base) return view_of(v);
  err_raise(E(memoryview_released), 0, 0, 0);
  return NULL;
}

static uint8_t *address(const struct memoryview_obj *m, size_t i) {
  return m->data + (intptr_t)(i * m->step * m->itemsize);
}

static value load(const struct memoryview_obj *m, size_t i) {
  return item_load((char)m->typecode, address(m, i), m->itemsize, ITEM_LITTLE);
}

value memoryview_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(object)};
  value base = 0;
  struct buffer b;
  if (!arg_bind(N(memoryview), nargs, nkw, args, 1, 1, names, &base)) return V_ERROR;
  if (!base) return err_raise(E(memoryview_missing), 0, 0, 0);
  if ((value_kind(base) == KIND_MEMORYVIEW && !checked(base)) || !OWN(buffer, base)) return V_ERROR;
  if (!buffer_try(base, &b, BUFFER_READ) && value_kind(base) != KIND_MEMORYVIEW)
    return err_raise(E(memoryview_type_error), base, 0, 0);
  struct memoryview_obj *m = gc_new(sizeof *m, cls);
  if (!m) return V_ERROR;
  if (value_kind(base) == KIND_MEMORYVIEW) {
    memcpy(m, view_of(base), sizeof *m);
    return (value)m;
  }
  struct buffer writable;
  if (value_kind(base) == KIND_BYTEARRAY) OBJ(bytearray, base)->exports |= 1;
  if (value_kind(base) == KIND_ARRAY) OBJ(array, base)->exports |= 1;
  m->base = base;
  m->data = b.data;
  m->step = 1;
  m->itemsize = b.itemsize;
  m->typecode = (uint8_t)b.typecode;
  m->len = b.len / b.itemsize;
  m->readonly = !buffer_try(base, &writable, BUFFER_WRITE);
  return (value)m;
}

struct search { value base; bool found; };

static void look_at(uintptr_t cell, void *search) {
  struct search *s = search;
  if (*(const struct type_obj **)cell == &memoryview_type && view_of(cell)->base == s->base) s->found = true;
}

bool memoryview_exports(value base) {
  struct search s = {base, false};
  gc_each(false, look_at, &s);
  if (!s.found) return false;
  s.found = false;
  gc_reach_variables();
  gc_each(true, look_at, &s);
  gc_collect();
  return s.found;
}

static value clone(const struct memoryview_obj *m) {
  struct memoryview_obj *c = gc_new(sizeof *c, &memoryview_type);
  if (c) memcpy(c, m, sizeof *c);
  return (value)c;
}

bool memoryview_buffer(value v, struct buffer *out, enum buffer_flags flags) {
  const struct memoryview_obj *m = view_of(v);
  if (!m->base || (flags == BUFFER_WRITE && m->readonly)) return false;
  if ((intptr_t)m->step != 1 && m->len > 1) return false;
  *out = (struct buffer){m->data, m->len * m->itemsize, m->itemsize, (char)m->typecode};
  return true;
}

/* Format 'c': bytes of length 1. */
static enum item_result store_char(uint8_t *p, value x) {
  if (!value_is_bytes(x)) return ITEM_NOT_INT;
  if (bytes_size(OBJ(bytes, x)) != 1) return ITEM_TOO_BIG;
  *p = bytes_data(OBJ(bytes, x))[0];
  return ITEM_OK;
}

static value store_at(struct memoryview_obj *m, size_t i, value x) {
  char code = (char)m->typecode;
  uint8_t item[8];
  enum item_result r = code == 'c' ? store_char(item, x) : item_store(code, item, m->itemsize, ITEM_LITTLE, x);
  if (r == ITEM_OK) { /* an __index__ of x may have released it */
    if (!checked((value)m)) return V_ERROR;
    memcpy(address(m, i), item, m->itemsize);
    return V_NONE;
  }
  if (r == ITEM_ERROR && (code == '?' || !err_matches(&exc_TypeError))) return V_ERROR;
  if (r == ITEM_ERROR) err_take();
  return err_raise(r == ITEM_NOT_INT || r == ITEM_ERROR ? E(memoryview_item_type) : E(memoryview_item_value), str_new(&code, 1), 0, 0);
}

/* The selected items as packed bytes. */
static value packed(const struct memoryview_obj *m) {
  struct bytes_obj *b = bytes_alloc(m->len * m->itemsize);
  for (size_t i = 0; b && i < m->len; i++) memcpy(bytes_room(b) + i * m->itemsize, address(m, i), m->itemsize);
  return (value)b;
}

/* May some of m's items be among the n bytes? */
static bool overlaps(const struct memoryview_obj *m, const uint8_t *data, size_t n) {
  const uint8_t *first = address(m, 0), *last = address(m, m->len - 1);
  if (last < first) {
    const uint8_t *swap = first;
    first = last;
    last = swap;
  }
  return first < data + n && data < last + m->itemsize;
}

static value store_slice(const struct memoryview_obj *m, value x) {
  struct buffer b;
  value held;
  if (value_kind(x) == KIND_MEMORYVIEW) {
    if (!checked(x)) return V_ERROR;
    if (view_of(x)->typecode != m->typecode) return err_raise(E(memoryview_structure), 0, 0, 0);
    held = packed(view_of(x));
  } else {
    if (!buffer_get(x, &b, BUFFER_READ)) return V_ERROR;
    if (b.typecode != (char)m->typecode) return err_raise(E(memoryview_structure), 0, 0, 0);
    if (b.len == m->len * m->itemsize && b.len && !overlaps(m, b.data, b.len)) {
      for (size_t i = 0; i < m->len; i++) memcpy(address(m, i), b.data + i * m->itemsize, m->itemsize);
      return V_NONE;
    }
    held = bytes_new(b.data, b.len);
  }
  if (!held) return V_ERROR;
  if (bytes_size(OBJ(bytes, held)) != m->len * m->itemsize) return err_raise(E(memoryview_structure), 0, 0, 0);
  for (size_t i = 0; i < m->len; i++) memcpy(address(m, i), bytes_data(OBJ(bytes, held)) + i * m->itemsize, m->itemsize);
  return V_NONE;
}

value memoryview_subscr(value v, value index, value x) {
  struct memoryview_obj *m = checked(v);
  struct slice_span s;
  size_t i;
  if (!m) return V_ERROR;
  if (x == V_UNSET) return err_raise(E(memoryview_delete), 0, 0, 0);
  if (x != V_STOP && m->readonly) return err_raise(E(memoryview_readonly), 0, 0, 0);
  if (slice_check(index)) {
    /* An __index__ of the slice may release it. */
    if (!slice_settle(&index) || !checked(v) || !slice_resolve(index, m->len, &s)) return V_ERROR;
    struct memoryview_obj part = *m;
    part.data = s.count ? address(m, (size_t)s.start) : m->data;
    part.step = (uintptr_t)m->step * (uintptr_t)s.step;
    part.len = (uintptr_t)s.count;
    return x == V_STOP ? clone(&part) : store_slice(&part, x);
  }
  value whole = sequence_try_int(index);
  if (whole == V_NOTIMPLEMENTED) return err_raise(E(memoryview_index_type), 0, 0, 0);
  intptr_t at;
  int64_t wide;
  if (!whole) return V_ERROR;
  if (!int_to_i64(whole, &wide)) return err_raise(E(index_too_big), index, 0, 0);
  if (!sequence_clamped(whole, &at)) return V_ERROR;
  if (at < 0) at += (intptr_t)m->len;
  if (at < 0 || (size_t)at >= m->len) return err_raise(E(memoryview_range), 0, 0, 0);
  i = (size_t)at;
  return x == V_STOP ? load(m, i) : store_at(m, i, x);
}

value memoryview_unary(enum unary_op op, value v) {
  struct memoryview_obj *m = checked(v);
  if (!m) return V_ERROR;
  switch (op) {
  case UNARY_BOOL: return value_from_bool(m->len != 0);
  case UNARY_LEN: return V_INT(m->len);
  case UNARY_HASH: {
    if (!m->readonly) return err_raise(E(memoryview_hash), 0, 0, 0);
    value b = packed(m);
    return b ? op_unary(UNARY_HASH, b) : V_ERROR;
  }
  default: return V_NOTIMPLEMENTED;
  }
}

static bool same_items(const struct memoryview_obj *a, const struct memoryview_obj *b, bool *same) {
  *same = a->len == b->len;
  for (size_t i = 0; *same && i < a->len; i++) {
    value x = load(a, i), y = x ? load(b, i) : V_ERROR;
    int equal = y ? op_equal(x, y) : -1;
    if (equal < 0) return false;
    *same = equal;
  }
  return true;
}

value memoryview_binary(enum binary_op op, value a, value b) {
  bool released = !view_of(a)->base || (value_kind(b) == KIND_MEMORYVIEW && !view_of(b)->base);
  if (released && (op == BINARY_EQ || op == BINARY_NE)) return value_from_bool((a == b) == (op == BINARY_EQ));
  struct memoryview_obj *m = checked(a);
  bool same;
  if (!m) return V_ERROR;
  if (op == BINARY_IN) {
    for (size_t i = 0; i < m->len; i++) {
      value item = load(m, i);
      int equal = item ? op_equal(item, b) : -1;
      if (equal) return equal < 0 ? V_ERROR : V_TRUE;
    }
    return V_FALSE;
  }
  if (op != BINARY_EQ && op != BINARY_NE) return V_NOTIMPLEMENTED;
  struct buffer data;
  value other = b;
  if (value_kind(b) != KIND_MEMORYVIEW) {
    if (!value_is_obj(b) || !buffer_try(b, &data, BUFFER_READ)) return V_NOTIMPLEMENTED;
    other = memoryview_make(&memoryview_type, 1, 0, &b);
  }
  if (!other || !checked(other) || !same_items(m, view_of(other), &same)) return V_ERROR;
  return value_from_bool(same == (op == BINARY_EQ));
}

value memoryview_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_EQ || op == BINARY_NE ? memoryview_binary(op, b, a) : V_NOTIMPLEMENTED;
}

value memory_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  struct memoryview_obj *m = it->a ? checked(it->a) : NULL;
  if (it->a && !m) return V_ERROR;
  if (m && it->i < m->len) return load(m, it->i++);
  it->a = 0;
  return V_STOP;
}

BUILTIN_TYPE_DEF_BARE(memory_iterator, memory_iterator, ITERATOR, object, TYPE_FINAL, &memory_iterator_ops)

value memoryview_iter(value v) {
  return checked(v) ? iterator_new(&memory_iterator_type, v, 0, 0, 0) : V_ERROR;
}

static value get(const struct memoryview_obj *m, value name) {
  char code = (char)m->typecode;
  value one;
  if (name == N(format)) return str_new(&code, 1);
  if (name == N(itemsize)) return V_INT(m->itemsize);
  if (name == N(nbytes)) return V_INT(m->len * m->itemsize);
  if (name == N(readonly)) return value_from_bool(m->readonly);
  if (name == N(ndim)) return V_INT(1);
  if (name == N(obj)) return m->base;
  if (name == N(contiguous) || name == N(c_contiguous)) return value_from_bool(m->len < 2 || m->step == 1);
  if (name == N(shape)) return tuple_new(1, (one = V_INT(m->len), &one));
  if (name == N(strides)) return tuple_new(1, (one = V_INT((intptr_t)m->step * m->itemsize), &one));
  return V_STOP;
}

value memoryview_getattr(value self, value name) {
  value v = get(view_of(self), name);
  return v == V_STOP || checked(self) ? v : V_ERROR;
}

bool memoryview_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, view_of(v)->base ? "<memory>" : "<released memory>");
}

/* ---- methods ---- */

value memoryview_tobytes(value self) { return checked(self) ? packed(view_of(self)) : V_ERROR; }

value memoryview_tolist(value self) {
  struct memoryview_obj *m = checked(self);
  value list = m ? list_new(0, NULL) : V_ERROR;
  for (size_t i = 0; list && i < m->len; i++) {
    value v = load(m, i);
    if (!v || !list_append_value(list, v)) return V_ERROR;
  }
  return list;
}

value memoryview_release(value self) {
  view_of(self)->base = 0;
  view_of(self)->data = NULL;
  view_of(self)->len = 0;
  return V_NONE;
}

value memoryview_enter(value self) { return checked(self) ? self : V_ERROR; }
value memoryview_exit(size_t nargs, const value *args) { return memoryview_release(args[0]); }

value memoryview_toreadonly(value self) {
  value v = checked(self) ? clone(view_of(self)) : V_ERROR;
  if (v) view_of(v)->readonly = true;
  return v;
}

/* cast(format): one of the formats must be of bytes. */
value memoryview_cast(size_t nargs, const value *args) {
  struct memoryview_obj *m = checked(args[0]);
  if (!m) return V_ERROR;
  if (!value_is_str(args[1])) return err_raise(E(memoryview_cast_type), args[1], 0, 0);
  const struct str_obj *s = str_of(args[1]);
  char code = (char)str_data(s)[str_size(s) == 2 && str_data(s)[0] == '@'];
  unsigned size = str_size(s) == 1 || (str_size(s) == 2 && str_data(s)[0] == '@') ? item_size(code, true) : 0;
  if (!size || strchr("xsp", code)) return err_raise(E(memoryview_cast_format), 0, 0, 0);
  if ((intptr_t)m->step != 1) return err_raise(E(memoryview_cast_stride), 0, 0, 0);
  if (!strchr("bBc", code) && !strchr("bBc", m->typecode)) return err_raise(E(memoryview_cast_bytes), 0, 0, 0);
  size_t bytes = m->len * m->itemsize;
  if (bytes % size) return err_raise(E(memoryview_cast_length), 0, 0, 0);
  value v = clone(m);
  if (!v) return V_ERROR;
  view_of(v)->typecode = (uint8_t)code;
  view_of(v)->itemsize = (uint8_t)size;
  view_of(v)->len = bytes / size;
  return v;
}

value memoryview_hex(size_t nargs, size_t nkw, const value *args) {
  value copy[4] = {memoryview_tobytes(args[0])};
  size_t n = nargs + 2 * nkw;
  if (!copy[0] || n > 4) return copy[0] ? err_raise(E(memoryview_cast_type), args[1], 0, 0) : V_ERROR;
  for (size_t i = 1; i < n; i++) copy[i] = args[i];
  return bytes_hex(nargs, nkw, copy);
}

BUILTIN_TYPE_DEF(memoryview, memoryview, MEMORYVIEW, object, TYPE_FINAL, &memoryview_ops)
