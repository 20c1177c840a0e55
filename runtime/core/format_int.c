/* SPDX-License-Identifier: MIT */
/* int.__format__. */
#include "runtime/core/error.h"
#include "runtime/core/format.h"
#include "runtime/core/int.h"
#include "runtime/core/int_methods.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

/* v as a character: type 'c'. */
static bool format_char(struct writer *w, value v, const struct format_spec *f) {
  int64_t c;
  char utf8[4];
  struct format_spec g = *f;
  if (f->sign) return err_raise(E(format_char_sign), 0, 0, 0);
  if (f->alternate) return err_raise(E(format_char_alternate), 0, 0, 0);
  if (!int_to_i64(v, &c) || c < 0 || c > 0x10ffff) return err_raise(E(char_range), 0, 0, 0);
  if (!g.align || g.align == '=') g.align = '>';
  return format_pad(w, utf8, utf8_encode(utf8, (uint32_t)c), 1, &g);
}

static unsigned base_of(uint32_t type) {
  switch (type) {
  case 'b': return 2;
  case 'o': return 8;
  case 'x': case 'X': return 16;
  case 0: case 'd': case 'n': return 10;
  default: return 0;
  }
}

bool format_int(struct writer *w, value v, const struct format_spec *f) {
  unsigned base = base_of(f->type);
  char prefix[3];
  size_t np = 0;
  switch (f->type) {
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%':
    if (!firn_service_format_float) return err_raise(E(format_no_float), 0, 0, 0);
    return firn_service_format_float(w, v, f);
  }
  if (!base && f->type != 'c') return format_unknown(f, v);
  if (f->precision >= 0) return err_raise(E(format_int_precision), 0, 0, 0);
  if (f->no_negative_zero) return err_raise(E(format_int_zero), 0, 0, 0);
  if (f->type == 'c') return format_char(w, v, f);
  value text = int_to_text(v, base);
  if (!text) return false;
  struct str_obj *s = str_of(text);
  bool negative = str_data(s)[0] == '-';
  if (negative) prefix[np++] = '-';
  else if (f->sign == '+' || f->sign == ' ') prefix[np++] = f->sign;
  if (f->alternate && base != 10) {
    prefix[np++] = '0';
    prefix[np++] = (char)f->type;
  }
  char *digits = (char *)str_room(s) + negative;
  size_t n = str_size(s) - negative;
  for (size_t i = 0; f->type == 'X' && i < n; i++)
    if (digits[i] >= 'a') digits[i] ^= 0x20; /* the string is fresh, nobody else has it */
  return format_number(w, f, prefix, np, digits, n, n, base == 10 ? 3 : 4);
}

value int_dunder_format(value self, value spec) {
  struct format_spec f;
  struct strbuf b;
  if (!value_is_str(spec)) return err_raise(E(format_spec_type), spec, 0, 0);
  strbuf_init(&b);
  if (str_is_empty(str_of(spec))) return print_value(&b.w, self, PRINT_STR) ? strbuf_str(&b) : V_ERROR;
  return format_parse(&f, spec, self) && format_int(&b.w, self, &f) ? strbuf_str(&b) : V_ERROR;
}
