/* SPDX-License-Identifier: MIT */
/* float(text): blanks around it, digits of any script (service float_from_object). */
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/str.h"
#include "runtime/core/unicode.h"

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

const char *float_ascii_text(value v, size_t *n) {
  const struct str_obj *s = str_of(v);
  const size_t all = *n = str_size(s);
  if (str_is_ascii(s)) return str_text(s);
  char *out = gc_bytes(all + 1);
  *n = 0;
  for (size_t i = 0; out && i < all;) {
    unsigned size;
    uint32_t c = utf8_decode(str_data(s) + i, &size);
    int digit = unicode_decimal(c);
    out[(*n)++] = digit >= 0 ? (char)('0' + digit) : c < 0x80 ? (char)c : unicode_is(c, UNICODE_SPACE) ? ' ' : '?';
    i += size;
  }
  return out;
}

value float_from_object(value v) {
  const char *text;
  struct buffer b;
  size_t n;
  flt x;
  if (value_is_str(v)) {
    text = float_ascii_text(v, &n);
    if (!text) return V_ERROR;
  } else if (value_is_obj(v) && buffer_try(v, &b, BUFFER_READ)) {
    text = (const char *)b.data;
    n = b.len;
  } else {
    value r = op_unary(UNARY_FLOAT, v);
    if (r == V_NOTIMPLEMENTED) r = op_unary(UNARY_INDEX, v);
    if (r == V_NOTIMPLEMENTED) return err_raise(E(float_arg_type), v, 0, 0);
    if (!value_is_integer(r)) return r;
    return float_from_int(r, &x) ? float_new(x) : V_ERROR;
  }
  while (n && is_blank(*text)) text++, n--;
  while (n && is_blank(text[n - 1])) n--;
  if (!fltfmt_parse(text, n, &x)) return err_raise(E(float_invalid), v, 0, 0);
  return float_new(x);
}
