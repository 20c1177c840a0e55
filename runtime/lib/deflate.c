/* SPDX-License-Identifier: MIT */
/* Modules deflate (MicroPython's: DeflateIO, a file that reads from another one and decompresses) and zlib (decompress and
 * the checksums). A DeflateIO is an iterator_obj (iterator.h): a the state of inflate.h, b the stream, c the window or None,
 * i 1 when it closes the stream too, 2 when closed, 4 while it reads: its stream's read may not read from it. */
#include "runtime/lib/inflate.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

extern const struct type_obj iobase_type, deflateio_type;

enum { CLOSES = 1, CLOSED = 2, READING = 4 };

/* ---- DeflateIO ---- */

/* What an io.BytesIO has next, without a call for each byte: INFLATE_ERROR, nothing raised, when it is to be asked itself. */
static int memory_byte(value stream) {
  const struct type_obj *t = value_type(stream);
  if (t->flags & TYPE_IS_CLASS || t->name != N(BytesIO)) return INFLATE_ERROR;
  struct iterator_obj *f = OBJ(iterator, stream);
  if (f->i) return INFLATE_ERROR; /* closed */
  if (value_int(f->c) >= value_int(f->b)) return INFLATE_END;
  int c = ((const uint8_t *)f->a)[value_int(f->c)];
  f->c = V_INT(value_int(f->c) + 1);
  return c;
}

/* A stream of MicroPython's kind may have readinto only. */
static int readinto_byte(value stream) {
  static const uint8_t zero = 0;
  struct buffer b;
  value room = bytearray_new(&zero, 1), got = room ? call_method(stream, N(readinto), 1, &room) : V_ERROR;
  if (!got || !buffer_get(room, &b, BUFFER_READ)) return INFLATE_ERROR;
  if (value_is_int(got) && value_int(got) > 1) return os_error_plain(OS_EIO, "EIO"), INFLATE_ERROR;
  return got == V_INT(1) && b.len ? *b.data : INFLATE_END;
}

static int stream_byte(struct inflate_run *run) {
  value stream = *(value *)run->context;
  int c = memory_byte(stream);
  if (c != INFLATE_ERROR) return c;
  ASKS(methods);
  value read = attr_find(stream, N(read));
  if (read == V_STOP) return readinto_byte(stream);
  value got = read ? call_1(read, V_INT(1)) : V_ERROR;
  if (!got || got == V_NONE) return got ? INFLATE_END : INFLATE_ERROR;
  if (!value_is_bytes(got)) return err_raise(E(buffer_required), got, 0, 0), INFLATE_ERROR;
  return bytes_size(OBJ(bytes, got)) ? bytes_data(OBJ(bytes, got))[0] : INFLATE_END;
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
  return state ? iterator_new(cls, (value)state, args[0], V_NONE, closes ? CLOSES : 0) : V_ERROR;
}

/* A method may be called through the type, with any self. */
static bool is_self(value v) { return value_type(v) == &deflateio_type || err_raise(E(self_of), N(DeflateIO), v, 0); }

static void invalid(const char *why) { os_error_plain(OS_EINVAL, why); }

/* Up to n bytes into out; -1 with an exception. */
static intptr_t read_some(value self, uint8_t *out, size_t n) {
  struct iterator_obj *d = OBJ(iterator, self);
  if (d->i & CLOSED) return invalid("closed"), -1;
  if (d->i & READING) {
    value text = str_new_cstr("reentrant call");
    return text ? err_raise_arg(&exc_RuntimeError, text) : V_ERROR, -1;
  }
  d->i |= READING;
  struct inflate_run run = {.s = (struct inflate *)d->a, .next = stream_byte, .context = &d->b};
  run.window = d->c == V_NONE ? NULL : (uint8_t *)d->c;
  intptr_t got = inflate_some(&run, out, n);
  d->i &= ~(size_t)READING;
  if (run.window) gc_store_ptr(&d->c, run.window);
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
  d->c = V_NONE;
  return !closes || call_method(stream, N(close), 0, NULL) ? V_NONE : V_ERROR;
}

value deflate_exit(size_t nargs, const value *args) {
  (void)nargs;
  return deflate_close(args[0]);
}

value deflate_next(value self) {
  value line = deflate_readline(1, &self);
  return line && !bytes_size(OBJ(bytes, line)) ? V_STOP : line;
}

BUILTIN_TYPE_DEF(deflateio, DeflateIO, ITERATOR, iobase, TYPE_FINAL, &deflateio_ops)

/* ---- zlib ---- */

static int data_byte(struct inflate_run *run) {
  struct buffer *b = run->context;
  return b->len ? b->len--, *b->data++ : INFLATE_END;
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
  struct inflate_run run = {.s = inflate_new(format, (unsigned)bits), .next = data_byte, .context = &b};
  if (!run.s) return V_ERROR;
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
