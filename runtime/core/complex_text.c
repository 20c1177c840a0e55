/* SPDX-License-Identifier: MIT */
/* complex numbers from text ("1+2j", "(-j)", " 3.5 ") and through the format mini-language. */
#include "runtime/core/complex.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/format.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

/* ---- from text ---- */

struct text {
  const char *p, *end;
};

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void skip_blanks(struct text *t) {
  while (t->p < t->end && is_blank(*t->p)) t->p++;
}

static bool take(struct text *t, char wanted) {
  if (t->p == t->end || *t->p != wanted) return false;
  t->p++;
  return true;
}

static bool take_sign(struct text *t) { return take(t, '+') || take(t, '-'); }

/* A word in small letters, in any case. */
static bool take_word(struct text *t, const char *word) {
  const char *p = t->p;
  for (; *word; word++, p++)
    if (p == t->end || (*p | 0x20) != *word) return false;
  t->p = p;
  return true;
}

static void take_digits(struct text *t) {
  while (t->p < t->end && (is_digit(*t->p) || *t->p == '_')) t->p++;
}

/* Goes over an unsigned number; false when there is none. What it spells is fltfmt_parse's to judge. */
static bool take_number(struct text *t) {
  const char *from = t->p;
  if (take_word(t, "infinity") || take_word(t, "inf") || take_word(t, "nan")) return true;
  take_digits(t);
  if (take(t, '.')) take_digits(t);
  if (t->p == from) return false;
  struct text exponent = *t;
  if (take_word(&exponent, "e")) {
    take_sign(&exponent);
    if (exponent.p < exponent.end && is_digit(*exponent.p)) {
      take_digits(&exponent);
      *t = exponent;
    }
  }
  return true;
}

/* [sign] number, or a sign alone before j, which is a one. */
static bool take_term(struct text *t, bool need_sign, flt *out, bool *imaginary) {
  const char *from = t->p;
  bool sign = take_sign(t), negative = sign && *from == '-';
  *imaginary = false;
  if (need_sign && !sign) return false;
  if (take_number(t)) {
    if (!fltfmt_parse(from, (size_t)(t->p - from), out)) return false;
    *imaginary = take(t, 'j') || take(t, 'J');
    return true;
  }
  *out = negative ? -1 : 1;
  *imaginary = take(t, 'j') || take(t, 'J');
  return *imaginary;
}

static bool parse(struct text *t, struct complex *z) {
  bool imaginary;
  skip_blanks(t);
  bool paren = take(t, '(');
  if (paren) skip_blanks(t);
  if (!take_term(t, false, &z->re, &imaginary)) return false;
  if (imaginary) {
    z->im = z->re;
    z->re = 0;
  } else if (t->p < t->end && (*t->p == '+' || *t->p == '-')) {
    if (!take_term(t, true, &z->im, &imaginary) || !imaginary) return false;
  }
  skip_blanks(t);
  if (paren && !take(t, ')')) return false;
  skip_blanks(t);
  return t->p == t->end;
}

value complex_from_text(value v) {
  struct complex z = {0, 0};
  size_t n;
  const char *text = float_ascii_text(v, &n);
  if (!text) return V_ERROR;
  struct text t = {text, text + n};
  if (parse(&t, &z)) return complex_new_of(z);
  return err_raise(memchr(text, '_', n) ? E(complex_underscores) : E(complex_invalid), v, 0, 0);
}

/* ---- format() ---- */

/* One part; without a type in the shortest form, and unlike a float's without ".0". */
static bool put_part(struct writer *w, flt x, const struct format_spec *f) {
  value v = float_new(x);
  if (!v) return false;
  if (f->type) return format_float(w, v, f);
  char text[40];
  char prefix = fltbits_negative(x) && !fltbits_nan(x) ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : 0;
  size_t n = fltfmt_write(text, fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN), 'r', 0, f->alternate ? FLTFMT_ALT : 0);
  size_t whole = 0;
  while (whole < n && is_digit(text[whole])) whole++;
  return format_number(w, f, &prefix, prefix != 0, text, n, whole, 3);
}

static bool put_parts(struct writer *w, struct complex z, const struct format_spec *f) {
  struct format_spec part = *f;
  bool shortest = !f->type, skip = shortest && z.re == 0 && !fltbits_negative(z.re), parens = shortest && !skip;
  part.width = -1;
  part.fill = ' ';
  part.align = 0;
  if (shortest && f->precision >= 0) part.type = 'g';
  if (parens && !writer_put(w, "(", 1)) return false;
  if (!skip && !put_part(w, z.re, &part)) return false;
  if (!skip) part.sign = '+';
  return put_part(w, z.im, &part) && writer_put(w, parens ? "j)" : "j", parens ? 2 : 1);
}

value complex_dunder_format(value self, value spec) {
  struct format_spec f;
  struct strbuf b, padded;
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  strbuf_init(&b);
  strbuf_init(&padded);
  if (str_is_empty(str_of(spec))) return print_value(&b.w, self, PRINT_STR) ? strbuf_str(&b) : V_ERROR;
  if (!format_parse(&f, spec, self)) return V_ERROR;
  if (f.type && (f.type >= 0x80 || !strchr("eEfFgGn", (char)f.type))) return format_unknown(&f, self);
  if (f.fill == '0') return err_raise(E(format_complex_zero), 0, 0, 0);
  if (f.align == '=') return err_raise(E(format_complex_align), 0, 0, 0);
  if (!put_parts(&b.w, complex_of(self), &f)) return V_ERROR;
  value text = strbuf_str(&b);
  if (!text) return V_ERROR;
  if (!f.align) f.align = '>';
  size_t n = str_size(str_of(text));
  return format_pad(&padded.w, str_text(str_of(text)), n, n, &f) ? strbuf_str(&padded) : V_ERROR;
}
