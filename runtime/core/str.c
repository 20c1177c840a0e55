/* SPDX-License-Identifier: MIT */
/* str as every image has it: making, comparing, joining two, indexing, slicing, repr, iteration. Methods are in
 * str_*.c, so that only those that the image can name are linked.
 *
 * Text is UTF-8, not an array of code points: microcontroller programs are ASCII almost everywhere, and then byte and
 * code point offsets are the same (str_is_ascii, known when the string is made). For other text an index is found by
 * walking. Hashes are computed when first wanted; ROM strings carry theirs (abi/hash.h).
 */
#include "runtime/core/str.h"

#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/iterator.h"
#include "runtime/core/sequence.h"
#include "runtime/core/unicode.h"
#include "runtime/core/writer.h"

#include <string.h>

static const struct {
  struct str_obj s;
  char nul;
} empty = {{&str_type, INFO_ASCII}, 0};

size_t str_size(const struct str_obj *s) { return str_size_now(s); }

value str_empty(void) { return (value)&empty; }

struct str_obj *str_alloc(size_t n) {
  if (n > info_size_max(sizeof(value))) {
    err_memory();
    return NULL;
  }
  return gc_new(sizeof(struct str_obj) + n + 1, &str_type);
}

static value finish(struct str_obj *s, size_t n, bool ascii) {
  s->data[n] = 0;
  s->info = info_of(n, ascii);
  return (value)s;
}

value str_finish(struct str_obj *s, size_t n) {
  uint8_t all = 0;
  for (size_t i = 0; i < n; i++) all |= str_data(s)[i];
  return finish(s, n, all < 0x80);
}

value str_new(const char *text, size_t n) {
  if (!n) return str_empty();
  struct str_obj *s = str_alloc(n);
  if (!s) return V_ERROR;
  memcpy(str_room(s), text, n);
  return str_finish(s, n);
}

value str_new_cstr(const char *text) { return str_new(text, strlen(text)); }

value str_from_code_point(uint32_t c) {
  char utf8[4];
  return str_new(utf8, utf8_encode(utf8, c));
}

size_t str_length(const struct str_obj *s) {
  const size_t n = str_size_now(s);
  return str_is_ascii(s) ? n : utf8_count(str_data(s), n);
}

/* Kept where it can be: a name that only the runtime's C mentions (name_table.c) is in ROM without its hash. */
uint32_t str_hash(struct str_obj *s) {
  if (str_known_hash(s)) return str_known_hash(s);
  uint32_t h = hash_bytes(str_data(s), str_size(s));
  if (gc_is_heap(s)) s->info = info_with_hash(s->info, h);
  return h;
}

bool str_equal(const struct str_obj *a, const struct str_obj *b) {
  if (a == b) return true;
  const uintptr_t info = str_info(a), differ = info ^ str_info(b);
  if (differ & (INFO_SHORT | INFO_ASCII)) return false;
  if (differ && (!(info & INFO_SHORT) || (info >> INFO_SHIFT && str_info(b) >> INFO_SHIFT))) return false; /* in length; in hash */
  return !memcmp(str_data(a), str_data(b), info_size(info));
}

/* UTF-8 sorts as its code points do. */
int str_compare(const struct str_obj *a, const struct str_obj *b) {
  const size_t n = str_size(a), m = str_size(b);
  int c = memcmp(str_data(a), str_data(b), n < m ? n : m);
  return c ? c : n < m ? -1 : n > m;
}

bool str_is(value s, const char *text) {
  const struct str_obj *o = str_of(s);
  size_t n = strlen(text);
  return str_size_now(o) == n && !memcmp(str_data(o), text, n);
}

value str_concat(value a, value b) {
  const struct str_obj *x = str_of(a), *y = str_of(b);
  const size_t n = str_size(x), m = str_size(y);
  if (!m && value_type(a) == &str_type) return a;
  if (!n && value_type(b) == &str_type) return b;
  struct str_obj *s = str_alloc(n + m);
  if (!s) return V_ERROR;
  memcpy(str_room(s), str_data(x), n);
  memcpy(str_room(s) + n, str_data(y), m);
  return finish(s, n + m, str_is_ascii(x) && str_is_ascii(y));
}

value str_repeat(value v, value times) {
  const struct str_obj *x = str_of(v);
  size_t n;
  value why;
  if (!sequence_count(times, &n, &why)) return why;
  const size_t size = str_size(x);
  if (!n || !size) return str_empty();
  if (n == 1 && value_type(v) == &str_type) return v;
  if (n > info_size_max(sizeof(value)) / size) return err_memory();
  size_t total = size * n;
  struct str_obj *s = str_alloc(total);
  if (!s) return V_ERROR;
  for (size_t at = 0; at < total; at += size) memcpy(str_room(s) + at, str_data(x), size);
  return finish(s, total, str_is_ascii(x));
}

size_t str_offset(const struct str_obj *s, size_t i) {
  if (str_is_ascii(s)) return i;
  const uint8_t *p = str_data(s);
  while (i--)
    do p++;
    while ((*p & 0xc0) == 0x80);
  return (size_t)(p - str_data(s));
}

value str_part(value v, size_t from, size_t to) {
  const struct str_obj *s = str_of(v);
  if (from == 0 && to == str_size(s) && value_type(v) == &str_type) return v;
  return str_new(str_text(s) + from, to - from);
}

value str_slice(value v, value index) {
  const struct str_obj *s = str_of(v);
  struct slice_span span;
  if (!slice_resolve(index, str_length(s), &span)) return V_ERROR;
  if (!span.count) return str_empty();
  if (span.step == 1) {
    size_t from = str_offset(s, (size_t)span.start);
    size_t to = str_is_ascii(s) ? from + (size_t)span.count
                                : str_offset(s, (size_t)(span.start + span.count));
    return str_part(v, from, to);
  }
  struct strbuf b;
  strbuf_init(&b);
  for (size_t i = (size_t)span.start; span.count--; i += (size_t)span.step) {
    size_t at = str_offset(s, i);
    unsigned n;
    utf8_decode(str_data(s) + at, &n);
    if (!strbuf_put(&b, str_text(s) + at, n)) return V_ERROR;
  }
  return strbuf_str(&b);
}

value str_subscr(value v, value index, value x) {
  const struct str_obj *s = str_of(v);
  size_t i;
  if (x == V_UNSET) return err_raise(E(no_item_deletion), v, 0, 0);
  if (x != V_STOP) return err_raise(E(no_item_assignment), v, 0, 0);
  if (slice_check(index)) return firn_service_str_slice(v, index);
  value whole = sequence_try_int(index);
  if (whole == V_NOTIMPLEMENTED) return err_raise(E(str_index_type), index, 0, 0);
  if (!whole || !sequence_index(whole, str_length(s), N(string), &i)) return V_ERROR;
  size_t at = str_offset(s, i);
  unsigned n;
  utf8_decode(str_data(s) + at, &n);
  return str_part(v, at, at + n);
}

static value compare(enum binary_op op, value a, value b) {
  const struct str_obj *x = str_of(a), *y = str_of(b);
  if (op == BINARY_EQ) return value_from_bool(str_equal(x, y));
  if (op == BINARY_NE) return value_from_bool(!str_equal(x, y));
  int c = str_compare(x, y);
  return value_from_bool(op == BINARY_LT   ? c < 0
                         : op == BINARY_GT ? c > 0
                         : op == BINARY_LE ? c <= 0
                                           : c >= 0);
}

static bool contains(const struct str_obj *s, const struct str_obj *part) {
  const size_t n = str_size(s), m = str_size(part);
  if (!m) return true;
  for (size_t i = 0; i + m <= n; i++)
    if (str_data(s)[i] == str_data(part)[0] && !memcmp(str_data(s) + i, str_data(part), m)) return true;
  return false;
}

value str_binary(enum binary_op op, value a, value b) {
  bool both = value_is_str_now(b);
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  switch (op) {
  case BINARY_ADD:
    if (both) return str_concat(a, b);
    return sequence_no_concat(b, N(str));
  case BINARY_MUL:
    return firn_service_str_repeat(a, b);
  case BINARY_MOD: return firn_service_str_percent(a, b);
  case BINARY_IN:
    if (both) return value_from_bool(contains(str_of(a), str_of(b)));
    return err_raise(E(str_in_type), b, 0, 0);
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return both ? compare(op, a, b) : V_NOTIMPLEMENTED;
  default: return V_NOTIMPLEMENTED;
  }
}

value str_rbinary(enum binary_op op, value a, value b) {
  return op == BINARY_MUL || op == INPLACE_MUL ? firn_service_str_repeat(b, a) : V_NOTIMPLEMENTED;
}

value str_unary(enum unary_op op, value v) {
  struct str_obj *s = str_of(v);
  switch (op) {
  case UNARY_BOOL: return value_from_bool(!str_is_empty(s));
  case UNARY_LEN: return V_INT(str_length(s));
  case UNARY_HASH: return (value)str_hash(s) << 1 | 1;
  default: return V_NOTIMPLEMENTED;
  }
}

/* \xNN, \uNNNN or \UNNNNNNNN. */
static bool write_escape(struct writer *w, uint32_t c) {
  static const char hex[] = "0123456789abcdef";
  char out[10] = "\\";
  unsigned digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
  for (unsigned i = digits; i > 0; i--, c >>= 4) out[1 + i] = hex[c & 15];
  return writer_put(w, out, 2 + digits);
}

static bool write_repr(struct writer *w, const struct str_obj *s) {
  const char *text = str_text(s);
  const size_t size = str_size(s);
  char quote = memchr(text, '\'', size) && !memchr(text, '"', size) ? '"' : '\'';
  size_t from = 0, at = 0;
  if (!writer_put(w, &quote, 1)) return false;
  while (at < size) {
    unsigned n;
    uint32_t c = utf8_decode(str_data(s) + at, &n);
    char pair[2] = {'\\', (char)c};
    bool special = c == (uint32_t)quote || c == '\\' || c == '\n' || c == '\r' || c == '\t';
    if (special || c < ' ' || c == 0x7f || (c >= 0x80 && !unicode_is(c, UNICODE_PRINTABLE))) {
      if (!writer_put(w, text + from, at - from)) return false;
      if (c == '\n') pair[1] = 'n';
      if (c == '\r') pair[1] = 'r';
      if (c == '\t') pair[1] = 't';
      if (!(special ? writer_put(w, pair, 2) : write_escape(w, c))) return false;
      from = at + n;
    }
    at += n;
  }
  return writer_put(w, text + from, at - from) && writer_put(w, &quote, 1);
}

bool str_print(struct writer *w, value v, enum print_kind kind) {
  const struct str_obj *s = str_of(v);
  if (kind == PRINT_STR) return writer_put(w, str_text(s), str_size(s));
  return write_repr(w, s);
}

/* iterator_obj: a is the string, i the byte offset. */
value str_iterator_next(value self) {
  struct iterator_obj *it = OBJ(iterator, self);
  const struct str_obj *s = str_of(it->a);
  unsigned n;
  if (it->i >= str_size_now(s)) return V_STOP;
  utf8_decode(str_data(s) + it->i, &n);
  it->i += n;
  return str_new(str_text(s) + it->i - n, n);
}

BUILTIN_TYPE_DEF_BARE(str_iterator, str_iterator, ITERATOR, object, TYPE_FINAL, &str_iterator_ops)

value str_iter(value v) { return iterator_new(&str_iterator_type, v, 0, 0, 0); }

/* str(object='') and str(bytes, encoding, errors). */
value str_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value v = str_empty();
  if (nargs > 3) return err_raise(E(str_arg_count), V_INT(nargs), 0, 0);
  if (nargs + nkw > 1 || (nkw && !str_is(args[nargs], "object"))) {
    v = firn_service_str_decode(nargs, nkw, args);
  } else if (nargs + nkw == 1) {
    v = args[nkw];
    if (value_type(v) != &str_type) {
      struct strbuf b;
      strbuf_init(&b);
      if (!print_value(&b.w, v, PRINT_STR)) return V_ERROR;
      v = strbuf_str(&b);
    }
  }
  if (!v || cls == &str_type) return v;
  const struct str_obj *from = str_of(v);
  const size_t n = str_size(from);
  struct str_obj *s = gc_new(instance_size(cls, n + 1), cls);
  if (!s) return V_ERROR;
  memcpy(str_room(s), str_data(from), n);
  return finish(s, n, str_is_ascii(from));
}

BUILTIN_TYPE_DEF(str, str, STR, object, 0, &str_ops)
