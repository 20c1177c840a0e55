/* SPDX-License-Identifier: MIT */
/* micropython.RingIO: bytes that wait in a ring, which never grows. One place stays free, so that full and empty differ.
 *
 * It is an iterator_obj: a the bytearray, b where the next byte is read, c where it is written. What there is no
 * room for is not written, what is not there is not read.
 */
#include "runtime/core/bytes.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/lib/stream_request.h"

enum { RING_MOST = 65535 }; /* places */

extern const struct type_obj ringio_type;

struct ring {
  uint8_t *data;
  size_t size, from, to;
};

static bool ring_of(value v, struct ring *r) {
  struct buffer b;
  if (value_type(v) != &ringio_type) return err_raise(E(self_of), N(RingIO), v, 0);
  const struct iterator_obj *it = OBJ(iterator, v);
  if (!buffer_get(it->a, &b, BUFFER_WRITE)) return false;
  *r = (struct ring){b.data, b.len, (size_t)value_int(it->b), (size_t)value_int(it->c)};
  return (r->from < r->size && r->to < r->size) || err_raise(E(ringio_size), 0, 0, 0);
}

static size_t waiting(const struct ring *r) { return (r->to + r->size - r->from) % r->size; }

/* RingIO(size) or RingIO(buffer) */
value ringio_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  struct buffer b;
  intptr_t n = 0;
  if (nargs != 1 || nkw) return err_raise(E(ringio_arguments), 0, 0, 0);
  value memory = args[0];
  if (value_is_integer(memory)) {
    if (!sequence_clamped(memory, &n)) return V_ERROR;
    if (n < 1 || n >= RING_MOST) return err_raise(E(ringio_size), 0, 0, 0);
    if (!(memory = bytearray_new(0, 0))) return V_ERROR;
    uint8_t *data = gc_bytes((size_t)n + 1);
    if (!data) return V_ERROR;
    gc_store_ptr(&OBJ(bytearray, memory)->data, data);
    OBJ(bytearray, memory)->len = (uint32_t)n + 1;
  }
  if (!buffer_get(memory, &b, BUFFER_WRITE)) return V_ERROR;
  if (b.len < 2 || b.len > RING_MOST) return err_raise(E(ringio_size), 0, 0, 0);
  return iterator_new(cls, memory, V_INT(0), V_INT(0), 0);
}

value ringio_any(value self) {
  struct ring r;
  return ring_of(self, &r) ? V_INT(waiting(&r)) : V_ERROR;
}

static void take(value self, struct ring *r, uint8_t *out, size_t n) {
  for (size_t i = 0; i < n; i++, r->from = r->from + 1 == r->size ? 0 : r->from + 1) out[i] = r->data[r->from];
  OBJ(iterator, self)->b = V_INT(r->from);
}

static value take_bytes(value self, size_t most) {
  struct ring r;
  if (!ring_of(self, &r)) return V_ERROR;
  size_t n = waiting(&r) < most ? waiting(&r) : most;
  struct bytes_obj *out = bytes_alloc(n);
  if (out) take(self, &r, bytes_room(out), n);
  return (value)out;
}

/* read([n]) */
value ringio_read(size_t nargs, const value *args) {
  intptr_t n = -1;
  if (nargs > 1 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  return take_bytes(args[0], n < 0 ? SIZE_MAX : (size_t)n);
}

/* readline([n]) */
value ringio_readline(size_t nargs, const value *args) {
  struct ring r;
  intptr_t most = -1;
  if ((nargs > 1 && !sequence_clamped(args[1], &most)) || !ring_of(args[0], &r)) return V_ERROR;
  size_t n = waiting(&r), i = 0;
  if (most >= 0 && (size_t)most < n) n = (size_t)most;
  while (i < n && r.data[(r.from + i++) % r.size] != '\n') continue;
  return take_bytes(args[0], i);
}

/* readinto(buffer[, n]) */
value ringio_readinto(size_t nargs, const value *args) {
  struct ring r;
  struct buffer b;
  intptr_t most = INTPTR_MAX;
  if ((nargs > 2 && !sequence_clamped(args[2], &most)) || !buffer_get(args[1], &b, BUFFER_WRITE) || !ring_of(args[0], &r))
    return V_ERROR;
  size_t n = waiting(&r) < b.len ? waiting(&r) : b.len;
  if (most >= 0 && (size_t)most < n) n = (size_t)most;
  take(args[0], &r, b.data, n);
  return V_INT(n);
}

/* write(data): as much as there is room for. */
value ringio_write(value self, value data) {
  struct ring r;
  struct buffer b;
  if (!buffer_get(data, &b, BUFFER_READ) || !ring_of(self, &r)) return V_ERROR;
  size_t room = r.size - 1 - waiting(&r), n = room < b.len ? room : b.len;
  for (size_t i = 0; i < n; i++, r.to = r.to + 1 == r.size ? 0 : r.to + 1) r.data[r.to] = b.data[i];
  OBJ(iterator, self)->c = V_INT(r.to);
  return V_INT(n);
}

/* What select.poll and asyncio's streams ask: is there something to read, is there room? */
value ringio_ioctl(value self, value request, value arg) {
  struct ring r;
  intptr_t number, events;
  if (!ring_of(self, &r) || !sequence_clamped(request, &number) || !sequence_clamped(arg, &events)) return V_ERROR;
  if (number == STREAM_FLUSH || number == STREAM_CLOSE) return V_INT(0);
  if (number != STREAM_POLL) return V_INT(-OS_EINVAL);
  intptr_t ready = waiting(&r) ? STREAM_READABLE : 0;
  if (waiting(&r) < r.size - 1) ready |= STREAM_WRITABLE;
  return V_INT(ready & events);
}

value ringio_close(value self) {
  struct ring r;
  return ring_of(self, &r) ? V_NONE : V_ERROR;
}

bool ringio_print(struct writer *w, value self, enum print_kind kind) {
  (void)self, (void)kind;
  return print_cstr(w, "<RingIO>");
}

BUILTIN_TYPE_DEF(ringio, RingIO, ITERATOR, object, TYPE_FINAL, &ringio_ops)
