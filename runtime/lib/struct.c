/* SPDX-License-Identifier: MIT */
/* Module struct (library reference, "struct"): values packed into bytes by a format.
 *
 * A format is walked by `struct walk`, one code with its repeat count at a time; packing, unpacking and calcsize are
 * three users of it. Numbers are stored and loaded by item.c. '@' (or none) is the C compiler's sizes, byte order and
 * alignment, so it differs between targets; '=', '<', '>' and '!' are the same everywhere.
 */
#include "runtime/lib/struct.h"

#include "runtime/core/arg.h"
#include "runtime/core/array.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/item.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

TYPE_OBJECT(struct_error_type) = {.type = &type_type,
                                           .name = N(error),
                                           .base = &exc_Exception,
                                           .ops = &exception_ops,
                                           .module = N(struct),
                                           .kind = KIND_EXCEPTION};

/* Raises struct.error; each {} of the text stands for one of the numbers. */
static value raise(const char *text, intptr_t a, intptr_t b, intptr_t c, intptr_t d) {
  intptr_t numbers[] = {a, b, c, d}, *next = numbers;
  struct strbuf out;
  strbuf_init(&out);
  bool ok = true;
  for (const char *brace; ok && (brace = strchr(text, '{')); text = brace + 2)
    ok = strbuf_put(&out, text, (size_t)(brace - text)) && print_int(&out.w, *next++);
  value message = ok && print_cstr(&out.w, text) ? strbuf_str(&out) : V_ERROR;
  err_take();
  return err_raise_arg(&struct_error_type, message); /* without a text when there is no memory for one */
}

static value fail(const char *text) { return raise(text, 0, 0, 0, 0); }

struct walk {
  const uint8_t *p, *end;
  bool native, little;
  /* The current code, its repeat count, the bytes of one item, and where it begins. */
  char code;
  size_t count, size, offset;
  size_t next; /* offset behind it */
};

static bool walk_start(struct walk *w, value format) {
  struct buffer b;
  if (value_is_str(format)) {
    w->p = str_data(str_of(format));
    w->end = w->p + str_size(str_of(format));
  } else if (value_is_bytes(format) && buffer_get(format, &b, BUFFER_READ)) {
    w->p = b.data;
    w->end = w->p + b.len;
  } else {
    return err_raise(E(struct_format_type), format, 0, 0);
  }
  w->native = true;
  w->little = ITEM_LITTLE;
  w->next = 0;
  if (w->p < w->end && strchr("@=<>!", *w->p) && *w->p) {
    char c = (char)*w->p++;
    w->native = c == '@';
    if (c == '<') w->little = true;
    if (c == '>' || c == '!') w->little = false;
  }
  return true;
}

enum step { STEP_ERROR, STEP_ITEM, STEP_END };

static enum step walk_step(struct walk *w) {
  while (w->p < w->end && (*w->p == ' ' || (*w->p >= '\t' && *w->p <= '\r'))) w->p++;
  if (w->p == w->end) return STEP_END;
  bool counted = false;
  w->count = 1;
  while (w->p < w->end && *w->p >= '0' && *w->p <= '9') {
    w->count = (counted ? w->count * 10 : 0) + (size_t)(*w->p++ - '0');
    counted = true;
    if (w->count > INT32_MAX / 16) return fail("total struct size too long"), STEP_ERROR;
  }
  if (w->p == w->end) return fail("repeat count given without format specifier"), STEP_ERROR;
  w->code = (char)*w->p++;
  w->size = item_size(w->code, w->native);
  if (!w->size) return fail("bad char in struct format"), STEP_ERROR;
  w->offset = w->next;
  if (w->native) w->offset = (w->offset + w->size - 1) / w->size * w->size;
  w->next = w->offset + w->count * w->size;
  if (w->next > INT32_MAX) return fail("total struct size too long"), STEP_ERROR;
  return STEP_ITEM;
}

/* Is it a code whose count is a length, so that it takes one value? */
static bool is_text(char code) { return code == 's' || code == 'p'; }

/* Bytes of a format, and how many values it takes. */
static bool measure(value format, size_t *size, size_t *items) {
  struct walk w;
  enum step step;
  *items = 0;
  if (!walk_start(&w, format)) return false;
  while ((step = walk_step(&w)) == STEP_ITEM)
    if (w.code != 'x') *items += is_text(w.code) ? 1 : w.count;
  *size = w.next;
  return step == STEP_END;
}

value struct_calcsize(value format) {
  size_t size, items;
  return measure(format, &size, &items) ? V_INT(size) : V_ERROR;
}

/* ---- packing ---- */

static bool pack_text(const struct walk *w, uint8_t *p, value v) {
  struct buffer b;
  if (!value_is_bytes(v) && !value_is_bytearray(v))
    return fail(w->code == 's' ? "argument for 's' must be a bytes object" : "argument for 'p' must be a bytes object");
  if (!buffer_get(v, &b, BUFFER_READ) || !w->count) return w->count == 0;
  size_t room = w->count - (w->code == 'p'), n = b.len < room ? b.len : room;
  if (w->code == 'p') *p++ = (uint8_t)(n < 255 ? n : 255);
  if (n) memmove(p, b.data, n);
  return true;
}

static value raise_range(const struct walk *w, value v) {
  char out[] = "'?' format requires {} <= number <= {}";
  switch (w->code) {
  case 'b': return fail("byte format requires -128 <= number <= 127");
  case 'B': return fail("ubyte format requires 0 <= number <= 255");
  case 'h': return fail("short format requires -32768 <= number <= 32767");
  case 'H': return fail("ushort format requires 0 <= number <= 65535");
  case 'i': case 'l':
    if (w->size == 8 || !value_is_integer(v)) break;
    out[1] = w->code;
    return raise(out, INT32_MIN, INT32_MAX, 0, 0);
  case 'f': return err_raise(E(struct_float_f), 0, 0, 0);
  case 'e': return err_raise(E(struct_float_e), 0, 0, 0);
  }
  return fail("argument out of range");
}

/* A float that is too large for native 'f' becomes infinite, as a C cast does. */
static bool store_native_inf(const struct walk *w, uint8_t *p, value v) {
  flt x;
  if (!float_from_value(v, &x)) return false;
  return item_store('f', p, 4, w->little, float_new(fltbits_inf(x < 0))) == ITEM_OK;
}

static bool pack_item(const struct walk *w, uint8_t *p, value v) {
  struct buffer b;
  if (w->code == 'c') {
    if (!value_is_bytes(v) || !buffer_get(v, &b, BUFFER_READ) || b.len != 1)
      return fail("char format requires a bytes object of length 1");
    *p = *b.data;
    return true;
  }
  if (w->code == 'P' && value_is_integer(v) && int_sign(v) < 0) {
    uint64_t bits = int_low64(v);
    v = int_from_u64(w->size == 8 ? bits : (uint32_t)bits);
  }
  switch (item_store(w->code, p, (unsigned)w->size, w->little, v)) {
  case ITEM_OK: return true;
  case ITEM_NOT_INT: return fail("required argument is not an integer");
  case ITEM_TOO_SMALL: case ITEM_TOO_BIG:
    if (w->code == 'f' && w->native) return store_native_inf(w, p, v);
    return raise_range(w, v);
  default:
    if (strchr("fde", w->code) && err_matches(&exc_TypeError)) {
      err_take();
      return fail("required argument is not a float");
    }
    return false;
  }
}

/* Packs the values into zeroed memory. */
static bool pack(value format, uint8_t *out, const value *args) {
  struct walk w;
  enum step step;
  if (!walk_start(&w, format)) return false;
  while ((step = walk_step(&w)) == STEP_ITEM) {
    if (w.code == 'x') continue;
    if (is_text(w.code)) {
      if (!pack_text(&w, out + w.offset, *args++)) return false;
      continue;
    }
    for (size_t i = 0; i < w.count; i++)
      if (!pack_item(&w, out + w.offset + i * w.size, *args++)) return false;
  }
  return step == STEP_END;
}

value struct_pack(size_t nargs, const value *args) {
  size_t size, items;
  if (!measure(args[0], &size, &items)) return V_ERROR;
  if (items != nargs - 1)
    return raise("pack expected {} items for packing (got {})", (intptr_t)items, (intptr_t)nargs - 1, 0, 0);
  struct bytes_obj *b = bytes_alloc(size);
  return b && pack(args[0], bytes_room(b), args + 1) ? (value)b : V_ERROR;
}

/* The place of size bytes at an offset that may be negative; NULL with struct.error. */
static uint8_t *place(const struct buffer *b, value offset, size_t size, const char *beyond, const char *short_text) {
  intptr_t at, n = (intptr_t)b->len, need = (intptr_t)size;
  if (!op_index(offset, &at)) return NULL;
  if (at < 0 && at + n < 0) return raise("offset {} out of range for {}-byte buffer", at, n, 0, 0), NULL;
  if (at < 0 && at + need > 0) return raise(short_text, need, at, 0, 0), NULL;
  if (at < 0) at += n;
  if (at > n || n - at < need) return raise(beyond, at + need, need, at, n), NULL;
  return b->data + at;
}

/* Methods of the program run while numbers are converted: what has the buffer must keep its block. Says whether it had to already. */
static bool hold(value base, bool on) {
  bool before = false;
  if (value_kind(base) == KIND_BYTEARRAY) {
    struct bytearray_obj *b = OBJ(bytearray, base);
    before = b->exports & EXPORTS_HELD;
    b->exports = on ? b->exports | EXPORTS_HELD : b->exports & ~(uint32_t)EXPORTS_HELD;
  } else if (value_kind(base) == KIND_ARRAY) {
    struct array_obj *a = OBJ(array, base);
    before = a->exports & EXPORTS_HELD;
    a->exports = (uint8_t)(on ? a->exports | EXPORTS_HELD : a->exports & ~EXPORTS_HELD);
  }
  return before;
}

static value base_of(value v) { return value_kind(v) == KIND_MEMORYVIEW ? OBJ(memoryview, v)->base : v; }

static bool pack_at(const struct buffer *b, size_t size, const value *args) {
  uint8_t *p = place(b, args[2], size,
                     "pack_into requires a buffer of at least {} bytes for packing {} bytes at offset {} "
                     "(actual buffer size is {})",
                     "no space to pack {} bytes at offset {}");
  if (p && size) memset(p, 0, size);
  return p && pack(args[0], p, args + 3);
}

/* pack_into(format, buffer, offset, v1, v2, ...) */
value struct_pack_into(size_t nargs, const value *args) {
  size_t size, items;
  struct buffer b;
  if (!measure(args[0], &size, &items)) return V_ERROR;
  if (!buffer_try(args[1], &b, BUFFER_WRITE)) return COPIES_UP && vm.error ? V_ERROR : err_raise(E(struct_not_writable), args[1], 0, 0);
  if (items != nargs - 3)
    return raise("pack_into expected {} items for packing (got {})", (intptr_t)items, (intptr_t)nargs - 3, 0, 0);
  value base = base_of(args[1]);
  bool before = hold(base, true), packed = pack_at(&b, size, args);
  hold(base, before);
  return packed ? V_NONE : V_ERROR;
}

/* ---- unpacking ---- */

static value unpack_text(const struct walk *w, const uint8_t *p) {
  size_t n = w->count;
  if (w->code == 'p' && n) {
    n = *p < w->count ? *p : w->count - 1;
    p++;
  }
  return bytes_new(p, n);
}

/* The values at p as a tuple. */
static value unpack(value format, size_t items, const uint8_t *p) {
  struct walk w;
  enum step step;
  value tuple = tuple_new(items, NULL);
  size_t at = 0;
  if (!tuple || !walk_start(&w, format)) return V_ERROR;
  while ((step = walk_step(&w)) == STEP_ITEM) {
    size_t n = w.code == 'x' ? 0 : is_text(w.code) ? 1 : w.count;
    for (size_t i = 0; i < n; i++) {
      value v = is_text(w.code) ? unpack_text(&w, p + w.offset)
                                : item_load(w.code, p + w.offset + i * w.size, (unsigned)w.size, w.little);
      if (!v) return V_ERROR;
      tuple_items(tuple)[at++] = v;
    }
  }
  return step == STEP_END ? tuple : V_ERROR;
}

value struct_unpack(value format, value data) {
  size_t size, items;
  struct buffer b;
  if (!measure(format, &size, &items) || !buffer_get(data, &b, BUFFER_READ)) return V_ERROR;
  if (b.len != size) return raise("unpack requires a buffer of {} bytes", (intptr_t)size, 0, 0, 0);
  return unpack(format, items, b.data);
}

/* unpack_from(format, buffer, offset=0) */
value struct_unpack_from(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(format), N(buffer), N(offset)};
  value got[3] = {0, 0, V_INT(0)};
  size_t size, items;
  struct buffer b;
  if (!arg_bind(N(unpack_from), nargs, nkw, args, 3, 3, names, got)) return V_ERROR;
  if (!got[1]) return err_raise(E(struct_buffer_missing), 0, 0, 0);
  if (!measure(got[0], &size, &items) || !buffer_get(got[1], &b, BUFFER_READ)) return V_ERROR;
  value base = base_of(got[1]);
  bool before = hold(base, true);
  uint8_t *p = place(&b, got[2], size,
                     "unpack_from requires a buffer of at least {} bytes for unpacking {} bytes at offset {} "
                     "(actual buffer size is {})",
                     "not enough data to unpack {} bytes at offset {}");
  hold(base, before);
  return p ? unpack(got[0], items, p) : V_ERROR;
}

/* iterator_obj: a the format, b the buffer, c its number of values, i the offset. */
value unpack_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  size_t size, items;
  struct buffer b;
  if (!it->a) return V_STOP;
  if (!measure(it->a, &size, &items) || !buffer_get(it->b, &b, BUFFER_READ)) return V_ERROR;
  if (it->i + size > b.len) {
    it->a = it->b = 0;
    return V_STOP;
  }
  it->i += size;
  return unpack(it->a, items, b.data + it->i - size);
}

BUILTIN_TYPE_DEF_BARE(unpack_iterator, unpack_iterator, ITERATOR, object, TYPE_FINAL, &unpack_iterator_ops)

value struct_iter_unpack(value format, value data) {
  size_t size, items;
  struct buffer b;
  if (!measure(format, &size, &items) || !buffer_get(data, &b, BUFFER_READ)) return V_ERROR;
  if (!size) return fail("cannot iteratively unpack with a struct of length 0");
  if (b.len % size)
    return raise("iterative unpacking requires a buffer of a multiple of {} bytes", (intptr_t)size, 0, 0, 0);
  return iterator_new(&unpack_iterator_type, format, data, 0, 0);
}
