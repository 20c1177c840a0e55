/* SPDX-License-Identifier: MIT */
/* Modules deflate (MicroPython's: DeflateIO, a file that reads from another one and decompresses) and zlib (decompress and
 * the checksums). A DeflateIO is an iterator_obj (iterator.h): a the state of inflate.h, b the stream, c a list of the
 * piece of input and the window, i 1 when it closes the stream too, 2 when closed, 4 while it
 * reads: its stream's read may not read from it. */
#include "runtime/lib/inflate.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

extern const struct type_obj iobase_type, deflateio_type;

enum { PIECE = 64, CLOSES = 1, CLOSED = 2, READING = 4 };

/* ---- DeflateIO ---- */

/* What the stream's read gives; a stream of MicroPython's kind may have readinto only. */
static value read_piece(struct inflate_run *run) {
  value stream = *(value *)run->context, n = V_INT(PIECE), piece;
  ASKS(methods);
  value read = attr_find(stream, N(read));
  if (read == V_STOP) {
    static const uint8_t zeros[PIECE];
    value room = bytearray_new(zeros, PIECE), got = room ? call_method(stream, N(readinto), 1, &room) : V_ERROR;
    struct buffer b;
    if (!got || !buffer_get(room, &b, BUFFER_READ)) return V_ERROR;
    return bytes_new(b.data, value_is_int(got) && value_int(got) > 0 && value_int(got) <= PIECE ? (size_t)value_int(got) : 0);
  }
  piece = read ? call_1(read, n) : V_ERROR;
  if (!piece) return V_ERROR;
  if (value_is_bytes(piece)) return piece;
  return piece == V_NONE ? bytes_new(NULL, 0) : err_raise(E(buffer_required), piece, 0, 0);
}

value deflate_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  intptr_t format = 0, bits = 0;
  if (!arg_no_keywords(N(DeflateIO), nkw) || !arg_count(N(DeflateIO), nargs, 1, 4)) return V_ERROR;
  if (nargs > 1 && !sequence_clamped(args[1], &format)) return V_ERROR;
  if (nargs > 2 && !sequence_clamped(args[2], &bits)) return V_ERROR;
  int closes = nargs > 3 ? op_is_true(args[3]) : 0;
  if (closes < 0) return V_ERROR;
  if (format < INFLATE_AUTO || format > INFLATE_GZIP) return err_raise(E(deflate_format), 0, 0, 0);
  if (bits && (bits < 5 || bits > 15)) return err_raise(E(deflate_wbits), 0, 0, 0);
  struct inflate *state = inflate_new((enum inflate_format)format, (unsigned)bits);
  const value none[] = {V_NONE, V_NONE};
  value kept = state ? list_new(2, none) : V_ERROR;
  return kept ? iterator_new(cls, (value)state, args[0], kept, closes ? CLOSES : 0) : V_ERROR;
}

/* A method may be called through the type, with any self. */
static bool is_self(value v) { return value_type(v) == &deflateio_type || err_raise(E(self_of), N(DeflateIO), v, 0); }

/* Raises OSError(EINVAL, why). */
static void invalid(const char *why) {
  value text = str_new_cstr(why);
  const value both[] = {V_INT(22), text};
  value args = text ? tuple_new(2, both) : V_ERROR, exc = args ? exception_new(&exc_OSError, args) : V_ERROR;
  if (exc) err_set(exc);
}

/* Up to n bytes into out; -1 with an exception. */
static intptr_t read_some(value self, uint8_t *out, size_t n) {
  struct iterator_obj *d = OBJ(iterator, self);
  if (d->i & CLOSED) return invalid("closed"), -1;
  if (d->i & READING) {
    value text = str_new_cstr("reentrant call");
    return text ? err_raise_arg(&exc_RuntimeError, text) : V_ERROR, -1;
  }
  d->i |= READING;
  value *kept = list_items(d->c);
  struct inflate_run run = {.s = (struct inflate *)d->a, .more = read_piece, .context = &d->b};
  run.piece = kept[0] == V_NONE ? 0 : kept[0];
  run.window = kept[1] == V_NONE ? NULL : (uint8_t *)kept[1];
  intptr_t got = inflate_some(&run, out, n);
  d->i &= ~(size_t)READING;
  if (run.piece) gc_store(&kept[0], run.piece);
  if (run.window) gc_store_ptr(&kept[1], run.window);
  if (got < 0 && run.ended) err_raise_arg(&exc_EOFError, 0);
  else if (got < 0 && run.fault) invalid(run.fault);
  return got;
}

/* read([n]) */
value deflate_read(size_t nargs, const value *args) {
  intptr_t n = -1, got = 1;
  struct strbuf out;
  if (!is_self(args[0])) return V_ERROR;
  if (nargs > 1 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  strbuf_init(&out);
  while (got && (n < 0 || out.len < (size_t)n)) {
    size_t room = n < 0 || (size_t)n - out.len > 256 ? 256 : (size_t)n - out.len;
    if (!strbuf_reserve(&out, room)) return V_ERROR;
    got = read_some(args[0], (uint8_t *)out.data + out.len, room);
    if (got < 0) return V_ERROR;
    out.len += (size_t)got;
  }
  return strbuf_bytes(&out);
}

value deflate_readinto(value self, value into) {
  struct buffer b;
  if (!is_self(self) || !buffer_get(into, &b, BUFFER_WRITE)) return V_ERROR;
  intptr_t got = read_some(self, b.data, b.len);
  return got < 0 ? V_ERROR : V_INT(got);
}

value deflate_readline(size_t nargs, const value *args) {
  intptr_t n = -1;
  struct strbuf out;
  char c = 0;
  if (!is_self(args[0])) return V_ERROR;
  if (nargs > 1 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  strbuf_init(&out);
  while (c != '\n' && (n < 0 || out.len < (size_t)n)) {
    intptr_t got = read_some(args[0], (uint8_t *)&c, 1);
    if (got < 0 || (got && !strbuf_put(&out, &c, 1))) return V_ERROR;
    if (!got) break;
  }
  return strbuf_bytes(&out);
}

value deflate_close(value self) {
  if (!is_self(self)) return V_ERROR;
  struct iterator_obj *d = OBJ(iterator, self);
  bool closes = (d->i & (CLOSES | CLOSED)) == CLOSES;
  value stream = d->b;
  d->i |= CLOSED;
  d->a = d->b = V_UNSET;
  return !closes || call_method(stream, N(close), 0, NULL) ? V_NONE : V_ERROR;
}

value deflate_exit(size_t nargs, const value *args) {
  (void)nargs;
  return deflate_close(args[0]);
}

value deflate_next(value self) {
  value line = deflate_readline(1, &self);
  return line && !OBJ(bytes, line)->len ? V_STOP : line;
}

BUILTIN_TYPE_DEF(deflateio, DeflateIO, ITERATOR, iobase, TYPE_FINAL, &deflateio_ops)

/* ---- zlib ---- */

static value no_more(struct inflate_run *run) {
  (void)run;
  return bytes_new(NULL, 0);
}

static value zlib_fail(const char *fault) {
  struct strbuf b;
  bool cut = !strcmp(fault, "incomplete or truncated stream");
  strbuf_init(&b);
  if (!print_cstr(&b.w, cut ? "Error -5 while decompressing data: " : "Error -3 while decompressing data: ") || !print_cstr(&b.w, fault)) return V_ERROR;
  value text = strbuf_str(&b);
  return text ? err_raise_arg(&exc_zlib_error, text) : V_ERROR;
}

/* decompress(data, /, wbits=15, bufsize=16384): 8 to 15 zlib's wrapping, negative none, +16 gzip's, +32 either. */
value zlib_decompress(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(wbits), N(bufsize)};
  value got[2] = {V_INT(15), 0};
  intptr_t bits, n = 1;
  struct buffer b;
  struct strbuf out;
  if (nargs == 0) return arg_count(N(decompress), 0, 1, 3), V_ERROR;
  if (!arg_bind(N(decompress), nargs - 1, nkw, args + 1, 2, 2, names, got) || !sequence_clamped(got[0], &bits)) return V_ERROR;
  if (!buffer_get(args[0], &b, BUFFER_READ)) return V_ERROR;
  enum inflate_format format = bits < 0 ? INFLATE_RAW : bits >= 32 ? INFLATE_AUTO : bits >= 16 ? INFLATE_GZIP : INFLATE_ZLIB;
  bits = bits < 0 ? -bits : bits & 15;
  if (bits && bits < 8) return zlib_fail("invalid window size");
  struct inflate_run run = {.s = inflate_new(format, (unsigned)bits), .more = no_more};
  if (!run.s || !(run.piece = value_is_bytes(args[0]) ? args[0] : bytes_new(b.data, b.len))) return V_ERROR;
  strbuf_init(&out);
  while (n > 0) {
    if (!strbuf_reserve(&out, 512)) return V_ERROR;
    n = inflate_some(&run, (uint8_t *)out.data + out.len, out.capacity - out.len);
    if (n < 0) return run.fault ? zlib_fail(run.fault) : V_ERROR;
    out.len += (size_t)n;
  }
  return strbuf_bytes(&out);
}

value zlib_adler32(size_t nargs, const value *args) {
  struct buffer b;
  if (nargs > 1 && !value_is_integer(args[1])) return err_raise(E(not_index), args[1], 0, 0);
  uint32_t start = nargs > 1 ? (uint32_t)int_low64(args[1]) : 1;
  return buffer_get(args[0], &b, BUFFER_READ) ? int_from_u64(inflate_adler(start, b.data, b.len)) : V_ERROR;
}
