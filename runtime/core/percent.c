/* SPDX-License-Identifier: MIT */
/* text % values: printf-style formatting of str and bytes (library reference, "printf-style String Formatting").
 * Numbers go through the same functions as format(), with the specification filled in from the directive.
 */
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/format.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

struct percent {
  struct strbuf out;
  struct text fmt;
  size_t at;
  bool is_bytes;
  value args;  /* what stands right of % */
  value one;   /* the value to take when args is no tuple; 0 when taken */
  size_t next; /* in the tuple */
  value key;   /* the value of %(key), or 0 */
};

struct directive {
  bool left, plus, blank, alternate, zero;
  int32_t width, precision;
};

static value next_arg(struct percent *p) {
  if (p->key) return p->key;
  if (value_kind(p->args) == KIND_TUPLE) {
    if (p->next < tuple_len(p->args)) return tuple_items(p->args)[p->next++];
  } else if (p->one) {
    value v = p->one;
    p->one = 0;
    return v;
  }
  return err_raise(E(percent_few), 0, 0, 0);
}

static bool is_mapping(const struct percent *p) {
  enum kind k = value_kind(p->args);
  if (k == KIND_TUPLE || k == KIND_STR || (p->is_bytes && (k == KIND_BYTES || k == KIND_BYTEARRAY))) return false;
  return OPS_ASK(value_type(p->args), subscr) != NULL;
}

/* %(key): the key may hold balanced parentheses. */
static bool take_key(struct percent *p) {
  size_t from = ++p->at;
  for (int open = 1; open; p->at++) {
    if (p->at >= p->fmt.n) return err_raise(E(percent_key), 0, 0, 0);
    if (p->fmt.p[p->at] == '(') open++;
    if (p->fmt.p[p->at] == ')') open--;
  }
  bool instance = value_type(p->args)->flags & TYPE_IS_CLASS;
  if (!is_mapping(p) && !instance) return err_raise(E(percent_mapping), 0, 0, 0);
  const char *s = (const char *)p->fmt.p + from;
  size_t n = p->at - 1 - from;
  value key = p->is_bytes ? bytes_new(s, n) : str_new(s, n);
  p->key = key ? op_subscr(p->args, key) : V_ERROR;
  p->one = 0;
  return p->key;
}

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

/* A number or '*'; stays as it is when there is neither. */
static bool take_number(struct percent *p, int32_t *out) {
  const uint8_t *s = p->fmt.p;
  if (p->at < p->fmt.n && s[p->at] == '*') {
    intptr_t i;
    value v = next_arg(p);
    if (!v) return false;
    if (!value_is_integer(v)) return err_raise(E(percent_star), 0, 0, 0);
    if (!op_index(v, &i)) return false;
    if (i > INT32_MAX / 2 || i < -INT32_MAX / 2) return err_memory();
    p->at++;
    *out = (int32_t)i;
    return true;
  }
  if (p->at < p->fmt.n && is_digit(s[p->at])) *out = 0;
  for (; p->at < p->fmt.n && is_digit(s[p->at]); p->at++) {
    if (*out > (INT32_MAX - 9) / 20) return err_memory();
    *out = *out * 10 + (s[p->at] - '0');
  }
  return true;
}

static bool take_directive(struct percent *p, struct directive *d) {
  *d = (struct directive){.width = 0, .precision = -1};
  p->key = 0;
  if (p->at < p->fmt.n && p->fmt.p[p->at] == '(' && !take_key(p)) return false;
  for (; p->at < p->fmt.n; p->at++) {
    char c = (char)p->fmt.p[p->at];
    if (c == '-') d->left = true;
    else if (c == '+') d->plus = true;
    else if (c == ' ') d->blank = true;
    else if (c == '#') d->alternate = true;
    else if (c == '0') d->zero = true;
    else break;
  }
  if (!take_number(p, &d->width)) return false;
  if (d->width < 0) {
    d->left = true;
    d->width = -d->width;
  }
  if (p->at < p->fmt.n && p->fmt.p[p->at] == '.') {
    p->at++;
    d->precision = 0;
    if (!take_number(p, &d->precision)) return false;
    if (d->precision < 0) d->precision = 0;
  }
  if (p->at < p->fmt.n && strchr("hlL", p->fmt.p[p->at]) && p->fmt.p[p->at]) p->at++;
  return p->at < p->fmt.n || err_raise(E(percent_incomplete), 0, 0, 0);
}

static struct format_spec spec_of(const struct directive *d, uint32_t type) {
  return (struct format_spec){.fill = ' ',
                              .align = d->left ? '<' : '>',
                              .sign = d->plus ? '+' : d->blank ? ' ' : 0,
                              .alternate = d->alternate,
                              .width = d->width,
                              .precision = d->precision,
                              .type = type};
}

/* %s %r %a, for bytes also %b */
static bool put_text(struct percent *p, const struct directive *d, char code) {
  value v = next_arg(p);
  struct strbuf b;
  struct buffer data;
  struct format_spec f = spec_of(d, 's');
  if (!v) return false;
  if (p->is_bytes && (code == 's' || code == 'b')) {
    if (!buffer_try(v, &data, BUFFER_READ)) return err_raise(E(percent_bytes), v, 0, 0);
    size_t n = d->precision >= 0 && (size_t)d->precision < data.len ? (size_t)d->precision : data.len;
    return format_pad(&p->out.w, (const char *)data.data, n, n, &f);
  }
  if (code == 'a' || (p->is_bytes && code == 'r')) {
    v = format_ascii(v);
  } else if (code == 'r' || !value_is_str(v)) {
    strbuf_init(&b);
    v = print_value(&b.w, v, code == 'r' ? PRINT_REPR : PRINT_STR) ? strbuf_str(&b) : V_ERROR;
  }
  if (!v) return false;
  f.sign = 0;
  f.alternate = false;
  return format_str(&p->out.w, v, &f);
}

static bool put_char(struct percent *p, const struct directive *d) {
  value v = next_arg(p);
  struct format_spec f = spec_of(d, 'c');
  char utf8[4];
  unsigned n;
  int64_t c;
  struct buffer data;
  if (!v) return false;
  if (p->is_bytes && !value_is_integer(v)) {
    if (!buffer_try(v, &data, BUFFER_READ) || data.len != 1) return err_raise(E(percent_byte), 0, 0, 0);
    return format_pad(&p->out.w, (const char *)data.data, 1, 1, &f);
  }
  if (value_is_str(v) && str_length(str_of(v)) == 1) {
    c = utf8_decode(str_data(str_of(v)), &n);
  } else if (!value_is_integer(v)) {
    return err_raise(E(percent_char), 0, 0, 0);
  } else if (!int_to_i64(v, &c) || c < 0 || c > (p->is_bytes ? 255 : 0x10ffff)) {
    return err_raise(p->is_bytes ? E(byte_char_range) : E(char_range), 0, 0, 0);
  }
  utf8[0] = (char)c;
  n = p->is_bytes ? 1 : utf8_encode(utf8, (uint32_t)c);
  return format_pad(&p->out.w, utf8, n, 1, &f);
}

/* An integer for %d (floats are cut off) or %x %o (ints only). */
static value integer_arg(value v, char code) {
  char name = code == 'i' || code == 'u' ? 'd' : code;
  bool decimal = name == 'd';
  if (!v || value_is_integer(v)) return v;
  bool has_int = value_kind(v) == KIND_FLOAT || value_type(v)->flags & TYPE_IS_CLASS;
  value r = op_unary(decimal && has_int ? UNARY_INT : UNARY_INDEX, v);
  bool text = value_kind(v) == KIND_STR || r == V_NOTIMPLEMENTED || (!r && err_matches(&exc_TypeError));
  if (r && r != V_NOTIMPLEMENTED) return r;
  if (!text) return V_ERROR;
  if (!r) err_take();
  return err_raise(decimal ? E(percent_real) : E(percent_integer), str_new(&name, 1), v, 0);
}

static bool put_int(struct percent *p, const struct directive *d, char code) {
  value v = integer_arg(next_arg(p), code);
  unsigned base = code == 'x' || code == 'X' ? 16 : code == 'o' ? 8 : 10;
  struct format_spec f = spec_of(d, 0);
  char prefix[3];
  size_t np = 0;
  value text = v ? int_to_text(v, base) : V_ERROR;
  if (!text) return false;
  struct str_obj *s = str_of(text);
  bool negative = str_data(s)[0] == '-';
  char *digits = (char *)str_room(s) + negative;
  size_t n = str_size(s) - negative;
  if (negative) prefix[np++] = '-';
  else if (f.sign) prefix[np++] = f.sign;
  if (d->alternate && base != 10) {
    prefix[np++] = '0';
    prefix[np++] = code;
  }
  for (size_t i = 0; code == 'X' && i < n; i++)
    if (digits[i] >= 'a') digits[i] ^= 0x20; /* the string is fresh */
  if (d->precision > 0 && (size_t)d->precision > n) { /* zeros up to the precision, then blanks */
    struct strbuf b;
    strbuf_init(&b);
    struct format_spec g = {.fill = '0', .align = '=', .width = d->precision + (int32_t)np};
    if (d->zero && !d->left && g.width < d->width) g.width = d->width;
    if (!format_number(&b.w, &g, prefix, np, digits, n, n, 3)) return false;
    return format_pad(&p->out.w, b.data, b.len, b.len, &f);
  }
  if (d->zero && !d->left) {
    f.fill = '0';
    f.align = '=';
  }
  return format_number(&p->out.w, &f, prefix, np, digits, n, n, 3);
}

static bool put_float(struct percent *p, const struct directive *d, char code) {
  value v = next_arg(p);
  struct format_spec f = spec_of(d, (uint32_t)code);
  if (!v) return false;
  if (d->zero && !d->left) {
    f.fill = '0';
    f.align = '=';
  }
  if (!firn_service_format_float) return err_raise(E(format_no_float), 0, 0, 0);
  return firn_service_format_float(&p->out.w, v, &f);
}

static bool put_directive(struct percent *p) {
  struct directive d;
  if (p->fmt.p[p->at] == '%') { /* %% takes no value */
    p->at++;
    return strbuf_put(&p->out, "%", 1);
  }
  if (!take_directive(p, &d)) return false;
  char code = (char)p->fmt.p[p->at++];
  switch (code) {
  case 's': case 'r': case 'a': return put_text(p, &d, code);
  case 'c': return put_char(p, &d);
  case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return put_int(p, &d, code);
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return put_float(p, &d, code);
  case 'b':
    if (p->is_bytes) return put_text(p, &d, code);
  }
  if (!next_arg(p)) return false;
  unsigned n = 1;
  uint32_t c = p->is_bytes ? (uint8_t)code : utf8_decode(p->fmt.p + p->at - 1, &n);
  value number = int_to_text(V_INT(c), 16), shown = str_from_code_point(c);
  size_t index = p->is_bytes ? p->at - 1 : utf8_count(p->fmt.p, p->at - 1);
  if (!number || !shown) return false;
  return err_raise(E(percent_code), shown, number, V_INT(index));
}

value format_percent(value fmt, value args) {
  struct percent p = {.fmt = text_of(fmt), .is_bytes = !text_is_str(fmt), .args = args, .one = args};
  strbuf_init(&p.out);
  while (p.at < p.fmt.n) {
    const uint8_t *s = p.fmt.p + p.at, *hit = memchr(s, '%', p.fmt.n - p.at);
    size_t n = hit ? (size_t)(hit - s) : p.fmt.n - p.at;
    if (!strbuf_put(&p.out, (const char *)s, n)) return V_ERROR;
    p.at += n + 1;
    if (!hit) break;
    if (p.at >= p.fmt.n) return err_raise(E(percent_incomplete), 0, 0, 0);
    if (!put_directive(&p)) return V_ERROR;
  }
  bool left = value_kind(args) == KIND_TUPLE ? p.next < tuple_len(args) : p.one && !is_mapping(&p);
  if (left) return err_raise(p.is_bytes ? E(percent_many_bytes) : E(percent_many), 0, 0, 0);
  return text_make(fmt, p.out.data, p.out.len);
}
