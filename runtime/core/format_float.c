/* SPDX-License-Identifier: MIT */
/* float.__format__; the digits are fltfmt.c's, sign and padding are added here. */
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/format.h"
#include "runtime/core/gc.h"
#include "runtime/core/int_methods.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

/* |x| as text in a fresh block, its length in *n; NULL with an exception. */
static char *digits_of(flt x, const struct format_spec *f, size_t *n) {
  char type = (char)f->type;
  unsigned flags = f->alternate ? FLTFMT_ALT : 0;
  unsigned precision = f->precision < 0 ? 6 : (unsigned)f->precision;
  bool percent = type == '%';
  if (type >= 'A' && type <= 'Z') {
    flags |= FLTFMT_UPPER;
    type |= 0x20;
  }
  if (percent) type = 'f';
  if (type == 'n') type = 'g';
  if (!type) {
    flags |= FLTFMT_DOT0;
    type = f->precision < 0 ? 'r' : 'g';
  }
  if (percent && fltbits_finite(x)) x *= 100;
  char *text = gc_bytes(fltfmt_room(x, type, precision) + 1);
  if (!text) return NULL;
  *n = fltfmt_write(text, x, type, precision, flags);
  if (percent) text[(*n)++] = '%';
  return text;
}

/* Is the text of a finite number all zeros? */
static bool is_zero(const char *text, size_t n) {
  for (; n && *text != 'e' && *text != 'E'; n--, text++)
    if (*text >= '1' && *text <= '9') return false;
  return true;
}

bool format_float(struct writer *w, value v, const struct format_spec *f) {
  flt x;
  char prefix[1];
  size_t n, np = 0, whole = 0;
  switch (f->type) {
  case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%': break;
  default: return format_unknown(f, v);
  }
  if (f->precision > 100000) return err_raise(E(format_precision_big), 0, 0, 0);
  if (!float_from_value(v, &x)) return false;
  bool negative = fltbits_negative(x) && !fltbits_nan(x);
  char *text = digits_of(fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN), f, &n);
  if (!text) return false;
  if (f->no_negative_zero && fltbits_finite(x) && is_zero(text, n)) negative = false;
  if (negative) prefix[np++] = '-';
  else if (f->sign == '+' || f->sign == ' ') prefix[np++] = f->sign;
  while (whole < n && text[whole] >= '0' && text[whole] <= '9') whole++;
  return format_number(w, f, prefix, np, text, n, whole, 3);
}

value float_dunder_format(value self, value spec) {
  struct format_spec f;
  struct strbuf b;
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  strbuf_init(&b);
  if (str_is_empty(str_of(spec))) return print_value(&b.w, self, PRINT_STR) ? strbuf_str(&b) : V_ERROR;
  return format_parse(&f, spec, self) && format_float(&b.w, self, &f) ? strbuf_str(&b) : V_ERROR;
}
