/* SPDX-License-Identifier: MIT */
/* float.hex and float.fromhex (library reference, "Additional Methods on Float"): 1.5 is 0x1.8000000000000p+0. */
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/writer.h"

enum {
  FRACTION = (FLTBITS_PRECISION - 1 + 3) / 4, /* hexadecimal digits after the point */
  LEAST = 1 - FLTBITS_BIAS                    /* exponent of the smallest normal number */
};

value float_hex(value self) {
  static const char hex[] = "0123456789abcdef";
  flt x = float_of(self);
  int32_t e;
  struct strbuf b;
  strbuf_init(&b);
  if (!fltbits_finite(x)) return print_value(&b.w, self, PRINT_REPR) ? strbuf_str(&b) : V_ERROR;
  uint64_t m = fltbits_split(x, &e);
  if (!print_cstr(&b.w, fltbits_negative(x) ? "-0x" : "0x")) return V_ERROR;
  if (!m) return print_cstr(&b.w, "0.0p+0") ? strbuf_str(&b) : V_ERROR;
  while (!(m >> (FLTBITS_PRECISION - 1)) && e + FLTBITS_PRECISION - 1 > LEAST) m <<= 1, e--;
  e += FLTBITS_PRECISION - 1;
  m <<= FRACTION * 4 - (FLTBITS_PRECISION - 1);
  char text[FRACTION + 3] = {hex[m >> FRACTION * 4 & 15], '.'};
  for (int i = 0; i < FRACTION; i++) text[2 + i] = hex[m >> 4 * (FRACTION - 1 - i) & 15];
  if (!print_cstr(&b.w, text) || !print_cstr(&b.w, e < 0 ? "p-" : "p+")) return V_ERROR;
  return print_int(&b.w, e < 0 ? -e : e) ? strbuf_str(&b) : V_ERROR;
}

static int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct hex_number {
  uint64_t m;
  int32_t e;
  bool sticky;
};

/* Digits with a point and an exponent; the place behind them, NULL when there are none. */
static const char *read(const char *p, struct hex_number *n) {
  bool point = false, any = false;
  if (p[0] == '0' && (p[1] | 0x20) == 'x') p += 2;
  for (;; p++) {
    int d = digit(*p);
    if (*p == '.' && !point) {
      point = true;
      continue;
    }
    if (d < 0) break;
    any = true;
    if (n->m >> 58) {
      n->sticky |= d != 0;
      n->e += point ? 0 : 4;
      continue;
    }
    n->m = n->m << 4 | (unsigned)d;
    n->e -= point ? 4 : 0;
  }
  if (!any) return NULL;
  if ((*p | 0x20) != 'p') return p;
  bool minus = *++p == '-';
  int32_t e = 0;
  if (*p == '-' || *p == '+') p++;
  if (*p < '0' || *p > '9') return NULL;
  for (; *p >= '0' && *p <= '9'; p++) e = e < 100000 ? e * 10 + *p - '0' : e;
  n->e += minus ? -e : e;
  return p;
}

static const char *word(const char *p, const char *text) {
  while (*text && (*p | 0x20) == *text) p++, text++;
  return *text ? NULL : p;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

value float_fromhex(value cls, value v) {
  struct hex_number n = {0, 0, false};
  flt x;
  if (!value_is_str(v)) return err_raise(E(text_must_be_str), v, 0, 0);
  const char *p = str_text(str_of(v)), *end;
  while (is_blank(*p)) p++;
  bool negative = *p == '-';
  if (*p == '-' || *p == '+') p++;
  if ((end = word(p, "inf"))) {
    x = fltbits_inf(negative);
    if (word(end, "inity")) end = word(end, "inity");
  } else if ((end = word(p, "nan"))) {
    x = fltbits_make_nan();
  } else {
    if (!(end = read(p, &n))) return err_raise(E(float_hex_text), 0, 0, 0);
    x = n.m ? fltbits_make(negative, n.m, n.e, n.sticky) : negative ? -(flt)0 : 0;
    if (!fltbits_finite(x)) return err_raise(E(float_hex_large), 0, 0, 0);
  }
  while (is_blank(*end)) end++;
  if (end != str_text(str_of(v)) + str_size(str_of(v))) return err_raise(E(float_hex_text), 0, 0, 0);
  value made = float_new(x);
  return cls == (value)&float_type || !made ? made : call_1(cls, made);
}
