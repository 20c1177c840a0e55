/* SPDX-License-Identifier: MIT */
/* bytes: an immutable row of octets, laid out like str. What it shares with bytearray (comparing, searching, joining)
 * works on struct buffer, whatever the object.
 */
#include "runtime/core/bytes.h"

#include "runtime/abi/hash.h"
#include "runtime/core/builtin.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

struct bytes_obj *bytes_alloc(size_t n) {
  if (n > info_size_max(sizeof(value))) {
    err_memory();
    return NULL;
  }
  struct bytes_obj *b = gc_new(sizeof *b + n + 1, &bytes_type);
  if (b) b->info = info_of(n, false);
  return b;
}

value bytes_new(const void *data, size_t n) {
  struct bytes_obj *b = bytes_alloc(n);
  if (!b) return V_ERROR;
  if (n) memcpy(bytes_room(b), data, n);
  return (value)b;
}

bool buffer_try(value v, struct buffer *out, enum buffer_flags flags) {
  const struct type_obj *t = value_type(v);
  bool (*buffer)(value, struct buffer *, enum buffer_flags) = OPS_ASK(t, buffer);
  return buffer && buffer(v, out, flags);
}

bool buffer_get(value v, struct buffer *out, enum buffer_flags flags) {
  if (buffer_try(v, out, flags)) return true;
  if (COPIES_UP && vm.error) return false;
  if (flags == BUFFER_WRITE) return err_raise(E(buffer_not_writable), v, 0, 0);
  return err_raise(E(buffer_required), v, 0, 0);
}

bool bytes_buffer(value v, struct buffer *out, enum buffer_flags flags) {
  struct bytes_obj *b = OBJ(bytes, v);
  if (flags == BUFFER_WRITE) return false;
  out->len = bytes_size_now(b);
  out->data = bytes_room(b);
  out->itemsize = 1;
  out->typecode = 'B';
  return true;
}

uint32_t bytes_hash(value v) {
  struct bytes_obj *b = OBJ(bytes, v);
  if (info_hash(b->info)) return info_hash(b->info);
  uint32_t h = hash_bytes(bytes_data(b), bytes_size(b));
  if (gc_is_heap(b)) b->info = info_with_hash(b->info, h); /* not in ROM */
  return h;
}

int buffer_compare(const struct buffer *a, const struct buffer *b) {
  size_t n = a->len < b->len ? a->len : b->len;
  int c = n ? memcmp(a->data, b->data, n) : 0;
  return c ? c : a->len < b->len ? -1 : a->len > b->len;
}

value buffer_compare_op(enum binary_op op, value a, value b) {
  struct buffer x, y;
  if (!value_is_obj(b) || !buffer_try(a, &x, BUFFER_READ) || !buffer_try(b, &y, BUFFER_READ))
    return V_NOTIMPLEMENTED;
  int c = buffer_compare(&x, &y);
  return value_from_bool(op == BINARY_LT   ? c < 0
                         : op == BINARY_GT ? c > 0
                         : op == BINARY_EQ ? c == 0
                         : op == BINARY_LE ? c <= 0
                         : op == BINARY_GE ? c >= 0
                                           : c != 0);
}

/* Where part stands in data, or -1. */
intptr_t buffer_find(const uint8_t *data, size_t n, const uint8_t *part, size_t m) {
  if (!m) return 0;
  for (size_t i = 0; i + m <= n; i++)
    if (data[i] == part[0] && !memcmp(data + i, part, m)) return (intptr_t)i;
  return -1;
}

bool byte_from_value(value v, uint8_t *out) { return byte_of(v, out, E(byte_range)); }

bool byte_of(value v, uint8_t *out, const struct err_msg *range) {
  intptr_t i;
  if (!op_index(v, &i)) return false;
  if (i < 0 || i > 255) return err_raise(range, 0, 0, 0);
  *out = (uint8_t)i;
  return true;
}

/* item in a: an int is a byte, a bytes-like object a part. */
value buffer_contains(value a, value item) {
  struct buffer x, y;
  uint8_t byte;
  if (!buffer_get(a, &x, BUFFER_READ)) return V_ERROR;
  value whole = sequence_try_int(item);
  if (!whole) return V_ERROR;
  if (whole != V_NOTIMPLEMENTED) {
    if (!byte_from_value(whole, &byte)) return V_ERROR;
    y = (struct buffer){&byte, 1, 1, 'B'};
  } else if (!buffer_get(item, &y, BUFFER_READ)) {
    return V_ERROR;
  }
  return value_from_bool(buffer_find(x.data, x.len, y.data, y.len) >= 0);
}

static value concat(value a, value b) {
  struct buffer x, y;
  if (!buffer_try(b, &y, BUFFER_READ))
    return value_type(b)->flags & TYPE_IS_CLASS ? V_NOTIMPLEMENTED
                                                : err_raise(E(bytes_concat), b, value_type(a)->name, 0);
  bytes_buffer(a, &x, BUFFER_READ);
  struct bytes_obj *r = bytes_alloc(x.len + y.len);
  if (!r) return V_ERROR;
  memcpy(bytes_room(r), x.data, x.len);
  if (y.len) memcpy(bytes_room(r) + x.len, y.data, y.len);
  return (value)r;
}

static value repeat(value v, value times) {
  const struct bytes_obj *x = OBJ(bytes, v);
  size_t n;
  value why;
  if (!sequence_count(times, &n, &why)) return why;
  const size_t size = bytes_size(x);
  if (size && n > info_size_max(sizeof(value)) / size) return err_memory();
  struct bytes_obj *r = bytes_alloc(n * size);
  for (size_t i = 0; r && size && i < n; i++) memcpy(bytes_room(r) + i * size, bytes_data(x), size);
  return (value)r;
}

value bytes_binary(enum binary_op op, value a, value b) {
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  switch (op) {
  case BINARY_ADD: return concat(a, b);
  case BINARY_MUL: return repeat(a, b);
  case BINARY_IN: return buffer_contains(a, b);
  case BINARY_MOD: return firn_service_str_percent(a, b);
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return value_kind(b) == KIND_ARRAY ? V_NOTIMPLEMENTED : buffer_compare_op(op, a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

value bytes_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL || op == INPLACE_MUL ? repeat(b, a) : V_NOTIMPLEMENTED;
}

value bytes_unary(enum unary_op op, value v) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(bytes_size(OBJ(bytes, v)) != 0);
  case UNARY_LEN: return V_INT(bytes_size(OBJ(bytes, v)));
  case UNARY_HASH: return (value)bytes_hash(v) << 1 | 1;
  default: return V_NOTIMPLEMENTED;
  }
}

/* A new bytes object of the selected ones. */
value buffer_slice(const uint8_t *data, const struct slice_span *span) {
  struct bytes_obj *r = bytes_alloc((size_t)span->count);
  if (!r) return V_ERROR;
  for (size_t i = 0, at = (size_t)span->start; i < (size_t)span->count; i++, at += (size_t)span->step) bytes_room(r)[i] = data[at];
  return (value)r;
}

value bytes_subscr(value v, value index, value x) {
  const struct bytes_obj *b = OBJ(bytes, v);
  struct slice_span span;
  size_t i;
  if (x != V_STOP) return err_raise(x == V_UNSET ? E(no_item_deletion) : E(no_item_assignment), v, 0, 0);
  if (slice_check(index))
    return slice_resolve(index, bytes_size(b), &span) ? buffer_slice(bytes_data(b), &span) : V_ERROR;
  value whole = sequence_try_int(index);
  if (whole == V_NOTIMPLEMENTED) return err_raise(E(byte_index_type), index, 0, 0);
  return whole && sequence_index(whole, bytes_size(b), N(bytes), &i) ? V_INT(bytes_data(b)[i]) : V_ERROR;
}

bool buffer_print_literal(struct writer *w, const uint8_t *data, size_t n) {
  static const char hex[] = "0123456789abcdef";
  char quote = n && memchr(data, '\'', n) && !memchr(data, '"', n) ? '"' : '\'';
  char out[4] = {'b', quote};
  if (!writer_put(w, out, 2)) return false;
  for (size_t i = 0; i < n; i++) {
    uint8_t c = data[i];
    size_t len = 2;
    out[0] = '\\';
    if (c == quote || c == '\\') out[1] = (char)c;
    else if (c == '\n') out[1] = 'n';
    else if (c == '\r') out[1] = 'r';
    else if (c == '\t') out[1] = 't';
    else if (c >= ' ' && c < 0x7f) out[0] = (char)c, len = 1;
    else out[1] = 'x', out[2] = hex[c >> 4], out[3] = hex[c & 15], len = 4;
    if (!writer_put(w, out, len)) return false;
  }
  return writer_put(w, &quote, 1);
}

bool bytes_print(struct writer *w, value v, enum print_kind kind) {
  return buffer_print_literal(w, bytes_data(OBJ(bytes, v)), bytes_size(OBJ(bytes, v)));
}

/* iterator_obj: a is any object with a buffer of bytes, i the next index. */
value bytes_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  struct buffer b;
  if (!it->a || !buffer_get(it->a, &b, BUFFER_READ)) return it->a ? V_ERROR : V_STOP;
  if (it->i < b.len) return V_INT(b.data[it->i++]);
  it->a = 0;
  return V_STOP;
}

BUILTIN_TYPE_DEF_BARE(bytes_iterator, bytes_iterator, ITERATOR, object, TYPE_FINAL, &bytes_iterator_ops)

value bytes_iter(value v) { return iterator_new(&bytes_iterator_type, v, 0, 0, 0); }

value bytes_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value v = firn_service_bytes_from(cls->name, nargs, nkw, args);
  if (!v || cls == &bytes_type) return v;
  const struct bytes_obj *from = OBJ(bytes, v);
  const size_t n = bytes_size(from);
  struct bytes_obj *b = gc_new(instance_size(cls, n + 1), cls);
  if (!b) return V_ERROR;
  b->info = info_of(n, false);
  memcpy(bytes_room(b), bytes_data(from), n);
  return (value)b;
}

BUILTIN_TYPE_DEF(bytes, bytes, BYTES, object, 0, &bytes_ops)
