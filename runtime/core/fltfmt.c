/* SPDX-License-Identifier: MIT */
/* Exact decimal conversion of floats in integers on the C stack.
 *
 * Printing is Steele and White's algorithm as Dybvig and Burger put it ("Printing Floating-Point Numbers Quickly and
 * Accurately", PLDI 1996): x = r / s exactly, digits come from r * 10 / s. For repr, m is half the distance to the next
 * lower float: the digits stop as soon as the rest is within it, so that the text is the shortest that reads back.
 * For %e, %f and %g the digits stop at the wanted place and the rest decides the rounding.
 *
 * Reading makes n / m from the digits and the exponent, both below 2^2600 (2^400 for single), and divides bit by bit.
 * Digits beyond those that can decide a tie (767 for binary64, 112 for binary32) only count as "a little more".
 *
 * Stack: 0.5 KB for double and 0.1 KB for single.
 */
#include "runtime/core/fltfmt.h"
#include "runtime/core/bigmag.h"

enum {
  IS_DOUBLE = FIRN_FLOAT_BITS == 64,
  PRINT_WORDS = IS_DOUBLE ? 37 : 7, /* 2^1075 and 10^324, or 2^150 and 10^45, and room for one digit */
  PARSE_WORDS = IS_DOUBLE ? 84 : 16,
  PARSE_DIGITS = IS_DOUBLE ? 770 : 115,
  DECIMAL_MAX = IS_DOUBLE ? 310 : 40, /* 0.1e310 is infinite, 0.1e-330 is zero */
  DECIMAL_MIN = IS_DOUBLE ? -330 : -50
};

enum stop { STOP_SHORTEST, STOP_SIGNIFICANT, STOP_DECIMALS };

struct generator {
  uint32_t r[PRINT_WORDS], s[PRINT_WORDS], m[PRINT_WORDS];
  uint32_t nr, ns, nm; /* nm is 0 unless the shortest digits are wanted */
  bool closer;         /* the next float below is half as far as the one above */
  bool even;           /* a text exactly between two floats reads back as this one */
};

static uint32_t multiply_power(uint32_t *a, uint32_t n, uint32_t base, uint32_t chunk,
                               unsigned chunk_exponent, unsigned exponent) {
  for (; exponent >= chunk_exponent; exponent -= chunk_exponent) n = bigmag_mul_add(a, n, chunk, 0);
  uint32_t rest = 1;
  while (exponent--) rest *= base;
  return bigmag_mul_add(a, n, rest, 0);
}

static uint32_t multiply_power10(uint32_t *a, uint32_t n, unsigned exponent) {
  return multiply_power(a, n, 10, 1000000000, 9, exponent);
}

static uint32_t multiply_power5(uint32_t *a, uint32_t n, unsigned exponent) {
  return multiply_power(a, n, 5, 1220703125, 13, exponent);
}

/* The decimal exponent k with 10^(k-1) <= 2^e, or one less. Exact for |e| < 1700. */
static int estimate_power10(int32_t e) { return (int)((e * 315653) >> 20) + 1; }

static int32_t binary_exponent(uint64_t m, int32_t e) { return e + 63 - __builtin_clzll(m); }

/* r + upper distance compared with s. */
static int compare_upper(struct generator *g) {
  for (int i = 0; i <= g->closer; i++) g->nr = bigmag_add(g->r, g->r, g->nr, g->m, g->nm);
  int c = bigmag_compare(g->r, g->nr, g->s, g->ns);
  for (int i = 0; i <= g->closer; i++) g->nr = bigmag_sub(g->r, g->r, g->nr, g->m, g->nm);
  return c;
}

/* 2 r compared with s: is the rest below, at or above one half of the last place? */
static int compare_half(struct generator *g) {
  g->nr = bigmag_shift_left(g->r, g->r, g->nr, 1);
  int c = bigmag_compare(g->r, g->nr, g->s, g->ns);
  g->nr = bigmag_shift_right(g->r, g->r, g->nr, 1);
  return c;
}

/* Makes x = m * 2^e into r / s in [0.1, 1) times ten to the result. */
static int generator_start(struct generator *g, uint64_t m, int32_t e, bool shortest) {
  int k = estimate_power10(binary_exponent(m, e));
  unsigned extra = 1; /* the distance is half a unit of m */
  g->even = !(m & 1);
  g->closer = shortest && m == (uint64_t)1 << (FLTBITS_PRECISION - 1) &&
              e > 2 - FLTBITS_BIAS - FLTBITS_PRECISION;
  extra += g->closer;
  g->nr = bigmag_from_u64(g->r, m);
  g->nr = bigmag_shift_left(g->r, g->r, g->nr, extra + (e > 0 ? (unsigned)e : 0));
  g->s[0] = g->m[0] = 1;
  g->ns = bigmag_shift_left(g->s, g->s, 1, extra + (e < 0 ? (unsigned)-e : 0));
  g->nm = shortest ? bigmag_shift_left(g->m, g->m, 1, e > 0 ? (unsigned)e : 0) : 0;
  if (k > 0) {
    g->ns = multiply_power10(g->s, g->ns, (unsigned)k);
  } else {
    g->nr = multiply_power10(g->r, g->nr, (unsigned)-k);
    g->nm = multiply_power10(g->m, g->nm, (unsigned)-k);
  }
  int c = compare_upper(g);
  if (c > 0 || (c == 0 && (g->even || !shortest))) {
    g->ns = bigmag_mul_add(g->s, g->ns, 10, 0);
    k++;
  }
  return k;
}

static char next_digit(struct generator *g) {
  char d = '0';
  g->nr = bigmag_mul_add(g->r, g->nr, 10, 0);
  g->nm = bigmag_mul_add(g->m, g->nm, 10, 0);
  while (bigmag_compare(g->r, g->nr, g->s, g->ns) >= 0) {
    g->nr = bigmag_sub(g->r, g->r, g->nr, g->s, g->ns);
    d++;
  }
  return d;
}

static size_t shortest_digits(struct generator *g, char *out) {
  for (size_t n = 0;;) {
    char d = next_digit(g);
    int low = bigmag_compare(g->r, g->nr, g->m, g->nm), high = compare_upper(g);
    bool stop_low = low < 0 || (low == 0 && g->even);
    bool stop_high = high > 0 || (high == 0 && g->even);
    if (stop_low && stop_high) {
      int half = compare_half(g);
      stop_high = half > 0 || (half == 0 && (d & 1));
    }
    out[n++] = stop_high ? d + 1 : d;
    if (stop_low || stop_high) return n;
  }
}

/* At most n digits, correctly rounded, without trailing zeros. */
static size_t rounded_digits(struct generator *g, char *out, int n, int *point) {
  size_t len = 0;
  if (n < 0) return 0;
  while (len < (size_t)n && g->nr) out[len++] = next_digit(g);
  int half = compare_half(g);
  if (half < 0 || (half == 0 && !(len && (out[len - 1] & 1)))) {
    while (len && out[len - 1] == '0') len--;
    return len;
  }
  while (len && out[len - 1] == '9') len--;
  if (len) {
    out[len - 1]++;
  } else {
    out[len++] = '1';
    ++*point;
  }
  return len;
}

/* Digits of x > 0 without the point, which belongs before out[*point]. */
static size_t digits_of(char *out, flt x, enum stop stop, int n, int *point) {
  struct generator g;
  int32_t e;
  uint64_t m = fltbits_split(x, &e);
  *point = generator_start(&g, m, e, stop == STOP_SHORTEST);
  if (stop == STOP_SHORTEST) return shortest_digits(&g, out);
  return rounded_digits(&g, out, stop == STOP_DECIMALS ? *point + n : n, point);
}

size_t fltfmt_room(flt x, char type, unsigned precision) {
  int32_t e;
  if (!fltbits_finite(x)) return 4;
  if (type == 'r') return 32;
  uint64_t m = fltbits_split(x, &e);
  int whole = m ? estimate_power10(binary_exponent(m, e)) + 2 : 1;
  return (size_t)precision + 12 + (type == 'f' && whole > 0 ? (size_t)whole : 0);
}

static size_t write_special(char *out, flt x, unsigned flags) {
  const char *s = fltbits_nan(x) ? "nan" : "inf";
  size_t n = 0;
  if (fltbits_negative(x) && !fltbits_nan(x)) out[n++] = '-';
  else if (flags & FLTFMT_SIGN) out[n++] = '+';
  for (; *s; s++) out[n++] = flags & FLTFMT_UPPER ? *s - 32 : *s;
  return n;
}

static size_t write_exponent(char *out, int exponent, unsigned flags) {
  size_t n = 0;
  out[n++] = flags & FLTFMT_UPPER ? 'E' : 'e';
  out[n++] = exponent < 0 ? '-' : '+';
  if (exponent < 0) exponent = -exponent;
  if (exponent >= 100) out[n++] = (char)('0' + exponent / 100);
  out[n++] = (char)('0' + exponent / 10 % 10);
  out[n++] = (char)('0' + exponent % 10);
  return n;
}

/* Spreads the digits out[0..n) to sign, whole part, point and fraction up to digit `end`, in place from the back. */
static size_t lay_out(char *out, size_t n, int point, int end, char sign, bool keep_point) {
  int start = point <= 0 ? point - 1 : 0; /* at least one digit before the point */
  bool dot = end > point || keep_point;
  size_t len = (size_t)(end - start) + dot + (sign != 0), at = len;
  for (int p = end - 1; p >= start; p--) {
    if (dot && p == point - 1) out[--at] = '.';
    char c = p >= 0 && p < (int)n ? out[p] : '0';
    out[--at] = c;
  }
  if (sign) out[0] = sign;
  return len;
}

size_t fltfmt_write(char *out, flt x, char type, unsigned precision, unsigned flags) {
  char sign = fltbits_negative(x) ? '-' : flags & FLTFMT_SIGN ? '+' : 0;
  int point = 1, want = (int)precision, end;
  bool exponent;
  size_t n = 0;
  if (!fltbits_finite(x)) return write_special(out, x, flags);
  if (type == 'g' && !want) want = 1;
  if (type == 'e') want++;
  if (x == 0) out[n++] = '0';
  else if (type == 'r') n = digits_of(out, x, STOP_SHORTEST, 0, &point);
  else n = digits_of(out, x, type == 'f' ? STOP_DECIMALS : STOP_SIGNIFICANT, want, &point);
  if (!n && x != 0) point = 0; /* %f of something below half of the last place */
  end = (int)n;
  if (type == 'f') {
    exponent = false;
    end = point + want;
  } else if (type == 'e') {
    exponent = true;
    end = want;
  } else {
    int limit = type == 'r' ? 16 : want - ((flags & FLTFMT_DOT0) != 0);
    exponent = point <= -4 || point > limit;
    if (type == 'g' && (flags & FLTFMT_ALT)) end = want;
  }
  int shown = exponent ? 1 : point;
  int least = exponent ? 1 : point + ((flags & FLTFMT_DOT0) != 0);
  if (least < 1 && !(flags & FLTFMT_DOT0)) least = shown;
  if (end < least) end = least;
  size_t len = lay_out(out, n, shown, end, sign, flags & FLTFMT_ALT);
  return exponent ? len + write_exponent(out + len, point - 1, flags) : len;
}

/* Significant digits being read, and where they stand. */
struct decimal {
  uint32_t n[PARSE_WORDS];
  uint32_t nn;
  int digits;   /* in n */
  int exponent; /* value = n * 10^exponent */
  bool more;    /* digits that were dropped were not all zero */
};

static void decimal_digit(struct decimal *d, unsigned digit, bool fraction) {
  if (d->digits >= PARSE_DIGITS) {
    d->more |= digit != 0;
    if (!fraction && d->exponent < 100000) d->exponent++;
    return;
  }
  d->nn = bigmag_mul_add(d->n, d->nn, 10, digit);
  if (d->nn) d->digits++;
  if (fraction && d->exponent > -100000) d->exponent--;
}

/* n * 10^exponent to the nearest float. */
static flt decimal_to_float(struct decimal *d, bool negative) {
  uint32_t m[PARSE_WORDS], nm = 1;
  if (!d->nn) return fltbits_from_raw(negative ? FLTBITS_SIGN : 0);
  if (d->more) { /* one more digit stands for all that were dropped */
    d->nn = bigmag_mul_add(d->n, d->nn, 10, 1);
    d->digits++;
    d->exponent--;
  }
  if (d->digits + d->exponent > DECIMAL_MAX) return fltbits_inf(negative);
  if (d->digits + d->exponent < DECIMAL_MIN) return fltbits_from_raw(negative ? FLTBITS_SIGN : 0);
  m[0] = 1;
  if (d->exponent > 0) d->nn = multiply_power5(d->n, d->nn, (unsigned)d->exponent);
  else nm = multiply_power5(m, 1, (unsigned)-d->exponent);
  int32_t shift = (int32_t)bigmag_bit_length(d->n, d->nn) - (int32_t)bigmag_bit_length(m, nm);
  if (shift > 0) nm = bigmag_shift_left(m, m, nm, (uint32_t)shift);
  else d->nn = bigmag_shift_left(d->n, d->n, d->nn, (uint32_t)-shift);
  uint64_t q = 0;
  for (int i = 0; i < 64; i++) {
    q <<= 1;
    if (bigmag_compare(d->n, d->nn, m, nm) >= 0) {
      d->nn = bigmag_sub(d->n, d->n, d->nn, m, nm);
      q |= 1;
    }
    d->nn = bigmag_shift_left(d->n, d->n, d->nn, 1);
  }
  return fltbits_make(negative, q, d->exponent + shift - 63, d->nn != 0);
}

static bool is_word(const char *s, size_t n, const char *word) {
  while (n && *word && (*s | 0x20) == *word) s++, word++, n--;
  return !n && !*word;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits with single underscores between them, from *at on; false when an underscore stands elsewhere. */
static bool read_digits(const char *s, size_t n, size_t *at, struct decimal *d, bool fraction,
                        bool *any) {
  for (*any = false; *at < n; ++*at) {
    char c = s[*at];
    if (c == '_') {
      if (!*any || s[*at - 1] == '_' || *at + 1 >= n || !is_digit(s[*at + 1])) return false;
      continue;
    }
    if (!is_digit(c)) break;
    decimal_digit(d, (unsigned)(c - '0'), fraction);
    *any = true;
  }
  return true;
}

static bool read_exponent(const char *s, size_t n, size_t at, struct decimal *d) {
  bool minus = false, any = false;
  int e = 0;
  if (at < n && (s[at] == '+' || s[at] == '-')) minus = s[at++] == '-';
  for (; at < n; at++) {
    if (s[at] == '_' && any && at + 1 < n && is_digit(s[at + 1])) continue;
    if (!is_digit(s[at])) return false;
    if (e < 100000) e = e * 10 + (s[at] - '0');
    any = true;
  }
  d->exponent += minus ? -e : e;
  return any;
}

bool fltfmt_parse(const char *s, size_t n, flt *out) {
  bool negative = false, whole, fraction = false;
  struct decimal d = {.nn = 0, .digits = 0, .exponent = 0, .more = false};
  if (n && (*s == '+' || *s == '-')) negative = *s++ == '-', n--;
  if (is_word(s, n, "inf") || is_word(s, n, "infinity")) {
    *out = fltbits_inf(negative);
    return true;
  }
  if (is_word(s, n, "nan")) {
    *out = fltbits_make_nan();
    if (negative) *out = fltbits_from_raw(fltbits_raw(*out) | FLTBITS_SIGN);
    return true;
  }
  size_t at = 0;
  if (!read_digits(s, n, &at, &d, false, &whole)) return false;
  if (at < n && s[at] == '.') {
    at++;
    if (!read_digits(s, n, &at, &d, true, &fraction)) return false;
  }
  if (!whole && !fraction) return false;
  if (at < n) {
    if ((s[at] | 0x20) != 'e' || !read_exponent(s, n, at + 1, &d)) return false;
  }
  *out = decimal_to_float(&d, negative);
  return true;
}
