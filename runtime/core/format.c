/* SPDX-License-Identifier: MIT */
/* The parts of formatting that every type shares: reading a specification, padding, and format() itself, which asks the
 * type for __format__. A builtin type's __format__ is a row of its method table, so only the formatting of types that
 * the image has is linked.
 */
#include "runtime/core/format.h"

#include "runtime/core/error.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/unicode.h"
#include "runtime/core/writer.h"

#include <string.h>

struct cursor {
  const uint8_t *p, *end;
};

static bool take(struct cursor *c, char wanted) {
  if (c->p == c->end || *c->p != (uint8_t)wanted) return false;
  c->p++;
  return true;
}

/* One of the characters in set, or 0. */
static char take_of(struct cursor *c, const char *set) {
  if (c->p == c->end || !*c->p || *c->p >= 0x80 || !strchr(set, *c->p)) return 0;
  return (char)*c->p++;
}

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

static bool take_number(struct cursor *c, int32_t *out) {
  int32_t n = 0;
  if (c->p == c->end || !is_digit(*c->p)) return true;
  for (; c->p < c->end && is_digit(*c->p); c->p++) {
    if (n > (INT32_MAX - 9) / 10) return err_raise(E(format_digits), 0, 0, 0);
    n = n * 10 + (*c->p - '0');
  }
  *out = n;
  return true;
}

static void take_fill_and_align(struct cursor *c, struct format_spec *f) {
  unsigned n;
  if (c->p == c->end) return;
  uint32_t fill = utf8_decode(c->p, &n);
  if (c->p + n < c->end && c->p[n] && c->p[n] < 0x80 && strchr("<>=^", c->p[n])) {
    f->fill = fill;
    f->align = (char)c->p[n];
    c->p += n + 1;
  } else {
    f->align = take_of(c, "<>=^");
  }
}

static value type_name(value v) { return value_type(v)->name; }

static bool take_grouping(struct cursor *c, struct format_spec *f) {
  f->grouping = take_of(c, ",_");
  if (f->grouping && c->p < c->end && (*c->p == ',' || *c->p == '_') && *c->p != (uint8_t)f->grouping)
    return err_raise(E(format_both_groupings), 0, 0, 0);
  return true;
}

bool format_parse(struct format_spec *f, value spec, value v) {
  const struct str_obj *s = str_of(spec);
  struct cursor c = {str_data(s), str_data(s) + str_size(s)};
  unsigned n;
  *f = (struct format_spec){.fill = ' ', .width = -1, .precision = -1};
  take_fill_and_align(&c, f);
  bool filled = f->align && f->fill != ' ';
  f->sign = take_of(&c, "+- ");
  f->no_negative_zero = take(&c, 'z');
  f->alternate = take(&c, '#');
  if (!filled && c.p < c.end && *c.p == '0') {
    f->fill = '0';
    if (!f->align && value_kind(v) != KIND_STR) f->align = '=';
    c.p++;
  }
  if (!take_number(&c, &f->width) || !take_grouping(&c, f)) return false;
  if (take(&c, '.')) {
    if (!take_number(&c, &f->precision)) return false;
    if (f->precision < 0) return err_raise(E(format_no_precision), 0, 0, 0);
  }
  if (c.p == c.end) return true;
  f->type = utf8_decode(c.p, &n);
  if (c.p + n != c.end) return err_raise(E(format_invalid), spec, type_name(v), 0);
  if (f->grouping && (f->type >= 0x80 || !strchr(f->grouping == ',' ? "deEfFgG%" : "deEfFgG%boxX", (char)f->type)))
    return err_raise(E(format_grouping), str_new(&f->grouping, 1), str_from_code_point(f->type), 0);
  return true;
}

value format_unknown(const struct format_spec *f, value v) {
  char code[12];
  size_t n = 0;
  uint32_t c = f->type;
  if (c > 32 && c < 128) {
    code[n++] = (char)c;
  } else { /* as C's "\\x%x" */
    code[n++] = '\\';
    code[n++] = 'x';
    int shift = 28;
    while (shift && !(c >> shift)) shift -= 4;
    for (; shift >= 0; shift -= 4) code[n++] = "0123456789abcdef"[c >> shift & 15];
  }
  return err_raise(E(format_unknown), str_new(code, n), type_name(v), 0);
}

static bool fill(struct writer *w, uint32_t c, size_t n) {
  if (c < 0x80) return writer_fill(w, (char)c, n);
  while (n--)
    if (!writer_code_point(w, c)) return false;
  return true;
}

/* What stands left of the text when pad characters are to be put around it. */
static size_t left_part(size_t pad, char align) {
  return align == '>' ? pad : align == '^' ? pad / 2 : 0;
}

bool format_pad(struct writer *w, const char *text, size_t n, size_t length, const struct format_spec *f) {
  size_t pad = f->width > 0 && (size_t)f->width > length ? (size_t)f->width - length : 0;
  size_t left = left_part(pad, f->align ? f->align : '<');
  return fill(w, f->fill, left) && writer_put(w, text, n) && fill(w, f->fill, pad - left);
}

/* n digits, the leading `zeros` of them zeros, with separators. */
static bool put_grouped(struct writer *w, const char *digits, size_t n, size_t zeros, char separator, unsigned group) {
  for (size_t left = n; left; left--) {
    char c = n - left < zeros ? '0' : digits[n - left - zeros];
    if (!writer_put(w, &c, 1)) return false;
    if (separator && left > 1 && (left - 1) % group == 0 && !writer_put(w, &separator, 1)) return false;
  }
  return true;
}

bool format_number(struct writer *w, const struct format_spec *f, const char *prefix, size_t n_prefix,
                   const char *text, size_t n, size_t n_whole, unsigned group) {
  char align = f->align ? f->align : '>';
  size_t width = f->width > 0 ? (size_t)f->width : 0, other = n_prefix + (n - n_whole), digits = n_whole;
  size_t separators = f->grouping && digits ? (digits - 1) / group : 0;
  if (align == '=' && f->fill == '0') { /* zeros are digits too: they are grouped */
    while (other + digits + separators < width) {
      digits++;
      separators = f->grouping ? (digits - 1) / group : 0;
    }
  }
  size_t total = other + digits + separators, pad = width > total ? width - total : 0;
  size_t left = left_part(pad, align), middle = align == '=' ? pad : 0;
  return fill(w, f->fill, left) && writer_put(w, prefix, n_prefix) && fill(w, f->fill, middle) &&
         put_grouped(w, text, digits, digits - n_whole, f->grouping, group) &&
         writer_put(w, text + n_whole, n - n_whole) && fill(w, f->fill, pad - left - middle);
}

bool format_value(struct writer *w, value v, value spec) {
  const struct type_obj *t = value_type(v);
  bool empty = !spec || str_is_empty(str_of(spec));
  if (empty && !(t->flags & TYPE_IS_CLASS)) return print_value(w, v, PRINT_STR);
  value args[2] = {v, spec ? spec : str_empty()};
  value r = special_of_class(v, SPECIAL_FORMAT, 2, args);
  if (r == V_STOP) {
    value f = type_lookup(t, N(__format__));
    if (!f) return false;
    if (f == V_STOP) {
      if (empty) return print_value(w, v, PRINT_STR);
      return err_raise(E(format_unsupported), v, 0, 0);
    }
    r = call(f, 2, 0, args);
  }
  if (!r) return false;
  if (!value_is_str(r)) return err_raise(E(format_returned), r, 0, 0);
  return writer_put(w, str_text(str_of(r)), str_size(str_of(r)));
}

bool format_str(struct writer *w, value v, const struct format_spec *f) {
  const struct str_obj *s = str_of(v);
  if (f->type && f->type != 's') return format_unknown(f, v);
  if (f->sign) return err_raise(f->sign == ' ' ? E(format_str_space) : E(format_str_sign), 0, 0, 0);
  if (f->no_negative_zero) return err_raise(E(format_str_zero), 0, 0, 0);
  if (f->alternate) return err_raise(E(format_str_alternate), 0, 0, 0);
  if (f->align == '=') return err_raise(E(format_str_align), 0, 0, 0);
  if (f->grouping) return err_raise(E(format_grouping), str_new(&f->grouping, 1), str_new("s", 1), 0);
  size_t length = str_length(s), n = str_size(s);
  if (f->precision >= 0 && (size_t)f->precision < length) {
    length = (size_t)f->precision;
    n = str_offset(s, length);
  }
  return format_pad(w, str_text(s), n, length, f);
}

value str_dunder_format(value self, value spec) {
  struct format_spec f;
  struct strbuf b;
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  if (str_is_empty(str_of(spec))) return self;
  strbuf_init(&b);
  return format_parse(&f, spec, self) && format_str(&b.w, self, &f) ? strbuf_str(&b) : V_ERROR;
}
