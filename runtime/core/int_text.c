/* SPDX-License-Identifier: MIT */
/* int(text, base): the syntax of integer literals plus blanks around them (library reference, class int). */
#include "runtime/core/bigmag.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/str.h"
#include "runtime/core/unicode.h"

static unsigned digit_value(char c) {
  if (c >= '0' && c <= '9') return (unsigned)(c - '0');
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') + 10 : 99;
}

static unsigned prefix_base(char c) {
  switch (c | 0x20) {
  case 'x': return 16;
  case 'o': return 8;
  case 'b': return 2;
  default: return 0;
  }
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Copies the digits without underscores; how many, or 0 when the text is not a number of the base. */
static size_t take_digits(char *out, const char *s, size_t n, unsigned base, bool after_prefix) {
  size_t len = 0;
  bool gap = !after_prefix; /* may an underscore not come now? */
  for (size_t i = 0; i < n; i++) {
    if (s[i] == '_') {
      if (gap || i + 1 == n) return 0;
      gap = true;
      continue;
    }
    if (digit_value(s[i]) >= base) return 0;
    out[len++] = s[i];
    gap = false;
  }
  return len;
}

/* SHORT digits of any base fit an int64_t: 36 ** 12 < 2 ** 63. */
enum { SHORT = 12 };

static value short_number(const char *digits, size_t len, unsigned base, bool negative) {
  int64_t n = 0;
  for (size_t i = 0; i < len; i++) n = n * base + digit_value(digits[i]);
  return int_from_i64(negative ? -n : n);
}

static value long_number(const char *digits, size_t len, unsigned base, bool negative) {
  struct int_obj *o = int_alloc(bigmag_text_room(len, base));
  return o ? int_finish(o, bigmag_from_text(o->digits, digits, len, base), negative) : V_ERROR;
}

value int_parse(const char *s, size_t n, unsigned base, value shown) {
  bool negative = false, prefixed = false;
  unsigned named = base;
  while (n && is_blank(*s)) s++, n--;
  while (n && is_blank(s[n - 1])) n--;
  if (n && (*s == '+' || *s == '-')) negative = *s++ == '-', n--;
  if (n > 1 && *s == '0') {
    unsigned p = prefix_base(s[1]);
    if (p && (!base || base == p)) {
      base = p;
      s += 2, n -= 2;
      prefixed = true;
    }
  }
  bool zeros_only = !base; /* "010" is no literal */
  if (!base) base = 10;
  char few[SHORT], *digits = n <= SHORT ? few : gc_bytes(n);
  if (!digits) return V_ERROR;
  size_t len = take_digits(digits, s, n, base, prefixed);
  if (!len) return err_raise(E(int_invalid), V_INT(named), shown, 0);
  value v = len <= SHORT ? short_number(digits, len, base, negative) : long_number(digits, len, base, negative);
  return v && zeros_only && digits[0] == '0' && v != V_INT(0) ? err_raise(E(int_invalid), V_INT(named), shown, 0) : v;
}

/* Decimal digits of other scripts become ASCII ones. NULL with MemoryError. */
static const char *ascii_digits(const struct str_obj *s, size_t *n) {
  const size_t all = *n = str_size(s);
  if (str_is_ascii(s)) return str_text(s);
  char *out = gc_bytes(all + 1);
  size_t len = 0;
  for (size_t i = 0; out && i < all;) {
    unsigned size;
    uint32_t c = utf8_decode(str_data(s) + i, &size);
    int digit = unicode_decimal(c);
    out[len++] = digit >= 0 ? (char)('0' + digit) : unicode_is(c, UNICODE_SPACE) ? ' ' : c < 0x80 ? (char)c : '?';
    i += size;
  }
  *n = len;
  return out;
}

static bool base_of(value v, unsigned *out) {
  intptr_t base = 10;
  if (v && !op_index(v, &base)) return false;
  if (base && (base < 2 || base > 36)) return err_raise(E(int_base), 0, 0, 0);
  *out = (unsigned)base;
  return true;
}

/* int(v) and int(v, base) of what is no integer; base is 0 when not given (service int_from_object). */
value int_from_object(value v, value base) {
  unsigned radix = 10;
  size_t n;
  struct buffer b;
  if (!base_of(base, &radix)) return V_ERROR;
  if (value_is_str(v)) {
    const char *text = ascii_digits(str_of(v), &n);
    return text ? int_parse(text, n, radix, v) : V_ERROR;
  }
  value r = base ? V_NOTIMPLEMENTED : op_unary(UNARY_INT, v);
  if (r == V_NOTIMPLEMENTED && !base) r = op_unary(UNARY_INDEX, v);
  if (r != V_NOTIMPLEMENTED) return value_is_bool(r) ? V_INT(r == V_TRUE) : r;
  if ((base || value_is_obj(v)) && buffer_try(v, &b, BUFFER_READ)) {
    value shown = bytes_new(b.data, b.len);
    return shown ? int_parse((const char *)b.data, b.len, radix, shown) : V_ERROR;
  }
  return base ? err_raise(E(int_base_type), 0, 0, 0) : err_raise(E(int_arg_type), v, 0, 0);
}
