/* SPDX-License-Identifier: MIT */
/* io.StringIO and io.BytesIO (memfile.h). */
#include "runtime/lib/memfile.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"

#include <string.h>

typedef struct iterator_obj memfile;
enum { OPEN, CLOSED, SHARED }; /* of i */

static memfile *file_of(value v) { return OBJ(iterator, v); }
static uint8_t *data_of(const memfile *f) { return f->i == SHARED ? bytes_room(OBJ(bytes, f->a)) : (uint8_t *)f->a; }
static size_t len_of(const memfile *f) { return (size_t)value_int(f->b); }
static size_t at_of(const memfile *f) { return (size_t)value_int(f->c); }
static bool is_text(value v) { return type_is_subclass(value_type(v), &stringio_type); }

/* A method may be called through the type, with any self. */
static bool is_file(value v) {
  return value_isa(v, &stringio_type) || value_isa(v, &bytesio_type) || err_raise(E(self_of), N(IOBase), v, 0);
}

/* The file when it is open; NULL with ValueError, or TypeError when it is none. */
static memfile *open_file(value v) {
  if (!is_file(v)) return NULL;
  if (file_of(v)->i != CLOSED) return file_of(v);
  err_raise(is_text(v) ? E(io_closed_text) : E(io_closed), 0, 0, 0);
  return NULL;
}

static bool reserve(memfile *f, size_t n) {
  size_t room = f->a && f->i != SHARED ? gc_block_count(data_of(f)) : 0;
  if (n <= room) return true;
  if (n > (size_t)VALUE_INT_MAX / 2) return err_memory();
  size_t want = n + n / 2 + 8;
  uint8_t *data = room ? gc_bytes_resize(data_of(f), want) : gc_bytes(want);
  if (!data) return false;
  if (f->i == SHARED) memcpy(data, data_of(f), len_of(f) < n ? len_of(f) : n);
  gc_store_ptr(&f->a, data);
  f->i = OPEN;
  return true;
}

/* Replaces the octets from `at` to `to` by n others; what lies between the end and `at` becomes NULs. */
static bool splice(memfile *f, size_t at, size_t to, const uint8_t *data, size_t n) {
  size_t len = len_of(f), tail = to < len ? len - to : 0;
  if (n > SIZE_MAX / 2 - at - tail || !reserve(f, at + n + tail)) return n < SIZE_MAX / 2 ? false : err_memory();
  uint8_t *p = data_of(f);
  if (at > len) memset(p + len, 0, at - len);
  if (tail) memmove(p + at + n, p + to, tail);
  if (n) memcpy(p + at, data, n);
  f->b = V_INT(at + n + tail);
  return true;
}

/* ---- characters and octets ---- */

/* Octets of n characters from `at` on, or of all that are left. */
static size_t span_of(value self, size_t at, size_t n) {
  const memfile *f = file_of(self);
  size_t left = at < len_of(f) ? len_of(f) - at : 0, size = 0;
  if (!is_text(self) || n >= left) return n < left ? n : left;
  for (; n && size < left; n--)
    do size++;
    while (size < left && (data_of(f)[at + size] & 0xc0) == 0x80);
  return size;
}

static size_t characters(value self, size_t from, size_t to) {
  const memfile *f = file_of(self);
  if (!is_text(self)) return to - from;
  size_t end = len_of(f) < to ? len_of(f) : to;
  return (from < end ? utf8_count(data_of(f) + from, end - from) : 0) + (to > end ? to - end : 0);
}

/* The octets [from, to) as str or bytes. */
static value piece(value self, size_t from, size_t to) {
  const char *p = (const char *)data_of(file_of(self)) + from;
  return is_text(self) ? str_new(p, to - from) : bytes_new(p, to - from);
}

/* ---- making ---- */

static bool fill(value self, size_t nargs, size_t nkw, const value *args) {
  bool text = is_text(self);
  const value names[] = {text ? N(initial_value) : N(initial_bytes), N(newline)};
  value got[2] = {V_NONE, 0};
  struct buffer b;
  memfile *f = file_of(self);
  if (!arg_bind(text ? N(StringIO) : N(BytesIO), nargs, nkw, args, text ? 2 : 1, text ? 2 : 1, names, got)) return false;
  if (got[1] && !(value_is_str(got[1]) && str_is(got[1], "\n"))) return err_raise(E(io_newline), got[1], 0, 0);
  f->a = V_UNSET;
  f->b = f->c = V_INT(0);
  f->i = OPEN;
  if (got[0] == V_NONE) return true;
  if (value_is_int(got[0])) return value_int(got[0]) <= 0 || reserve(f, (size_t)value_int(got[0])); /* MicroPython's size */
  if (text) {
    if (!value_is_str(got[0])) return err_raise(E(io_initial), got[0], 0, 0);
    return splice(f, 0, 0, str_data(str_of(got[0])), str_size(str_of(got[0])));
  }
  if (!value_is_bytes(got[0])) return buffer_get(got[0], &b, BUFFER_READ) && splice(f, 0, 0, b.data, b.len);
  gc_store(&f->a, got[0]);
  f->b = V_INT(bytes_size(OBJ(bytes, got[0])));
  f->i = SHARED;
  return true;
}

value memfile_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value made = iterator_new(cls, V_UNSET, V_INT(0), V_INT(0), 0);
  if (!made || (cls->flags & TYPE_HAS_INIT)) return made;
  return fill(made, nargs, nkw, args) ? made : V_ERROR;
}

value memfile_init(size_t nargs, size_t nkw, const value *args) {
  return is_file(args[0]) && fill(args[0], nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
}

/* ---- reading ---- */

/* An optional size: SIZE_MAX when it is absent, None or negative. */
static bool size_of(size_t nargs, const value *args, size_t *out) {
  intptr_t n = -1;
  *out = SIZE_MAX;
  if (nargs < 2 || args[1] == V_NONE) return true;
  if (!sequence_is_index(args[1])) return err_raise(E(io_size), args[1], 0, 0);
  if (!sequence_clamped(args[1], &n)) return false;
  if (n >= 0) *out = (size_t)n;
  return true;
}

static value advance(value self, size_t n) {
  memfile *f = file_of(self);
  size_t at = at_of(f);
  if (n == 0) return is_text(self) ? str_empty() : bytes_new(NULL, 0);
  f->c = V_INT(at + n);
  return piece(self, at, at + n);
}

value memfile_read(size_t nargs, const value *args) {
  size_t n;
  memfile *f = open_file(args[0]);
  return f && size_of(nargs, args, &n) ? advance(args[0], span_of(args[0], at_of(f), n)) : V_ERROR;
}

/* Octets up to the end of the line, at most n characters. */
static size_t line_span(value self, size_t n) {
  const memfile *f = file_of(self);
  size_t at = at_of(f), size = span_of(self, at, n);
  const uint8_t *p = data_of(f) + at, *end = size ? memchr(p, '\n', size) : NULL;
  return end ? (size_t)(end - p) + 1 : size;
}

value memfile_readline(size_t nargs, const value *args) {
  size_t n;
  return open_file(args[0]) && size_of(nargs, args, &n) ? advance(args[0], line_span(args[0], n)) : V_ERROR;
}

value memfile_next(value self) {
  if (!open_file(self)) return V_ERROR;
  size_t n = line_span(self, SIZE_MAX);
  return n ? advance(self, n) : V_STOP;
}

value memfile_iter(value self) { return file_of(self)->i == CLOSED ? err_raise(E(io_closed), 0, 0, 0) : self; }

value memfile_readinto(value self, value into) {
  struct buffer b;
  memfile *f = open_file(self);
  if (!f || !buffer_get(into, &b, BUFFER_WRITE)) return V_ERROR;
  size_t at = at_of(f), n = span_of(self, at, b.len);
  if (n) memcpy(b.data, data_of(f) + at, n);
  f->c = V_INT(at + n);
  return V_INT(n);
}

value memfile_getvalue(value self) {
  memfile *f = open_file(self);
  return f ? piece(self, 0, len_of(f)) : V_ERROR;
}

/* ---- writing ---- */

/* write(data[, [from,] count]): the arguments after data are MicroPython's, for bytes. */
value memfile_write(size_t nargs, const value *args) {
  struct buffer b;
  size_t count;
  value self = args[0], data = args[1];
  memfile *f = open_file(self);
  if (!f) return V_ERROR;
  if (is_text(self)) {
    if (!value_is_str(data)) return err_raise(E(io_str_expected), data, 0, 0);
    b.data = str_room(str_of(data));
    b.len = str_size(str_of(data));
    count = str_length(str_of(data));
  } else {
    intptr_t from = 0, n = INTPTR_MAX;
    if ((nargs > 3 && !sequence_clamped(args[2], &from)) || (nargs > 2 && !sequence_clamped(args[nargs - 1], &n)) ||
        !buffer_get(data, &b, BUFFER_READ))
      return V_ERROR;
    size_t skipped = from < 0 ? 0 : (size_t)from < b.len ? (size_t)from : b.len;
    b.data += skipped;
    b.len -= skipped;
    if (n >= 0 && (size_t)n < b.len) b.len = (size_t)n;
    count = b.len;
  }
  size_t at = at_of(f);
  if (!b.len) return V_INT(0);
  if (!splice(f, at, at + span_of(self, at, count), b.data, b.len)) return V_ERROR;
  f->c = V_INT(at + b.len);
  return V_INT(count);
}

/* seek(position[, whence]) */
value memfile_seek(size_t nargs, const value *args) {
  value self = args[0];
  intptr_t n, whence = 0;
  memfile *f = open_file(self);
  if (!f || !sequence_clamped(args[1], &n) || (nargs > 2 && !sequence_clamped(args[2], &whence))) return V_ERROR;
  bool text = is_text(self);
  if (whence < 0 || whence > 2) return err_raise(text ? E(io_whence_text) : E(io_whence), V_INT(whence), 0, 0);
  if (text && whence && n) return err_raise(E(io_relative), 0, 0, 0);
  if (!whence && n < 0) return err_raise(text ? E(io_negative_text) : E(io_negative), args[1], 0, 0);
  if (n > VALUE_INT_MAX / 4) return err_raise(E(too_large_for_size), 0, 0, 0);
  intptr_t base = whence == 1 ? (intptr_t)at_of(f) : whence == 2 ? (intptr_t)len_of(f) : 0;
  if (text && !whence) {
    size_t size = span_of(self, 0, (size_t)n), have = characters(self, 0, size);
    n = (intptr_t)(size + ((size_t)n - have)); /* each character beyond the end will be a NUL */
  }
  if (n < -base) n = -base;
  f->c = V_INT(base + n);
  return V_INT(characters(self, 0, (size_t)(base + n)));
}

value memfile_tell(value self) {
  memfile *f = open_file(self);
  return f ? V_INT(characters(self, 0, at_of(f))) : V_ERROR;
}

/* truncate([size]) */
value memfile_truncate(size_t nargs, const value *args) {
  value self = args[0];
  intptr_t n;
  memfile *f = open_file(self);
  if (!f) return V_ERROR;
  if (nargs < 2 || args[1] == V_NONE) {
    if (at_of(f) < len_of(f)) f->b = f->c;
    return memfile_tell(self);
  }
  if (!sequence_is_index(args[1])) return err_raise(E(io_size), args[1], 0, 0);
  if (!sequence_clamped(args[1], &n)) return V_ERROR;
  if (n < 0) return err_raise(is_text(self) ? E(io_truncate_text) : E(io_truncate), args[1], 0, 0);
  f->b = V_INT(span_of(self, 0, (size_t)n));
  return args[1];
}

value memfile_close(value self) {
  if (!is_file(self)) return V_ERROR;
  memfile *f = file_of(self);
  f->i = CLOSED;
  f->a = V_UNSET;
  f->b = f->c = V_INT(0);
  return V_NONE;
}

/* flush(); and readable() … of an open file: */
value memfile_flush(value self) { return open_file(self) ? V_NONE : V_ERROR; }
value memfile_yes(value self) { return open_file(self) ? V_TRUE : V_ERROR; }
value memfile_no(value self) { return open_file(self) ? V_FALSE : V_ERROR; }

value memfile_getattr(value self, value name) {
  return name == N(closed) ? value_from_bool(file_of(self)->i == CLOSED) : V_STOP;
}

BUILTIN_TYPE_DEF_IN(_io, stringio, StringIO, ITERATOR, iobase, 0, &stringio_ops)
BUILTIN_TYPE_DEF_IN(_io, bytesio, BytesIO, ITERATOR, iobase, 0, &bytesio_ops)
