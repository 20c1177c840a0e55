/* SPDX-License-Identifier: MIT */
/* Why the functions of module math are computed with integers: a double function that rounds as CPython's nearly always
 * does needs more than 53 bits inside. Software doubles have no more, an FPU of single precision is of no use, and what
 * libm one gets differs from target to target. 64-bit integers are the same everywhere, and a 64 x 64 multiplication
 * costs a Cortex-M3 less than an addition of two soft doubles. So each function is a series in fixed point around a
 * reduction in `struct real`; its result has about 62 good bits and is rounded once, to binary64 or binary32: the error
 * is below 0.51 units of the last place, and single and double builds share all code.
 */
#include "runtime/core/real.h"

struct real real_normalise(uint64_t m, int32_t e, bool neg) {
  int s = m ? __builtin_clzll(m) : 0;
  return (struct real){m << s, e - s, neg};
}

struct real real_from(flt x) {
  int32_t e;
  uint64_t m = fltbits_split(x, &e);
  return real_normalise(m, e, fltbits_negative(x));
}

struct real real_from_int(int32_t i) { return real_normalise(i < 0 ? -(uint64_t)i : (uint64_t)i, 0, i < 0); }

flt real_round(struct real r) { return fltbits_make(r.neg, r.m, r.e, false); }

static int compare_magnitude(struct real a, struct real b) {
  int32_t ta = real_top(a), tb = real_top(b);
  if (ta != tb) return ta < tb ? -1 : 1;
  return a.m < b.m ? -1 : a.m > b.m;
}

int real_compare(struct real a, struct real b) {
  if (!a.m && !b.m) return 0;
  if (a.neg != b.neg && a.m && b.m) return a.neg ? -1 : 1;
  int c = compare_magnitude(a, b);
  return (a.m ? a.neg : b.neg) ? -c : c;
}

/* m >> n, rounded. */
static uint64_t shift_rounded(uint64_t m, uint32_t n) {
  if (!n) return m;
  if (n > 64) return 0;
  return (n < 64 ? m >> n : 0) + (m >> (n - 1) & 1);
}

struct real real_add(struct real a, struct real b) {
  if (compare_magnitude(a, b) < 0) {
    struct real t = a;
    a = b;
    b = t;
  }
  if (!b.m) return a;
  uint32_t distance = (uint32_t)(a.e - b.e);
  if (distance > 65) return a;
  uint64_t moved = shift_rounded(b.m, distance);
  if (a.neg != b.neg) return real_normalise(a.m - moved, a.e, a.neg);
  uint64_t sum = a.m + moved;
  if (sum >= a.m) return (struct real){sum, a.e, a.neg};
  return (struct real){(sum >> 1) + (sum & 1) + ((uint64_t)1 << 63), a.e + 1, a.neg};
}

struct real real_sub(struct real a, struct real b) { return real_add(a, real_negate(b)); }

struct real real_mul(struct real a, struct real b) {
  uint64_t high = real_mul_high(a.m, b.m), low = a.m * b.m;
  bool neg = a.neg != b.neg;
  if (!high) return (struct real){0, 0, neg};
  if (!(high >> 63)) {
    high = high << 1 | low >> 63;
    low <<= 1;
    a.e--;
  }
  if (low >> 63 && high != UINT64_MAX) high++;
  return (struct real){high, a.e + b.e + 64, neg};
}

/* One bit at a time: no core has a division of that width. */
struct real real_div(struct real a, struct real b) {
  uint64_t rest = a.m, q = 0;
  bool neg = a.neg != b.neg, carry = false;
  int32_t e = a.e - b.e - 63;
  if (!a.m) return (struct real){0, 0, neg};
  if (rest < b.m) {
    carry = rest >> 63;
    rest <<= 1;
    e--;
  }
  for (int i = 0; i < 64; i++) {
    q <<= 1;
    if (carry || rest >= b.m) {
      rest -= b.m;
      q |= 1;
    }
    carry = rest >> 63;
    rest <<= 1;
  }
  if ((carry || rest >= b.m) && q != UINT64_MAX) q++;
  return (struct real){q, e, neg};
}

/* floor(sqrt(v)) for v >= 2^30: each step doubles the good bits (M. Dickinson's integer square root, CPython's math.isqrt). */
static uint32_t root_of_word(uint32_t v) {
  uint32_t u = 1 + (v >> 30);
  u = (u << 1) + (v >> 27) / u;
  u = (u << 3) + (v >> 21) / u;
  u = (u << 7) + (v >> 9) / u;
  return u > 0xffff || u * u > v ? u - 1 : u;
}

/* floor(sqrt(m * 2^n)) of `bits` bits, more than 16, where 2^62 <= m < 2^64 supplies the top bits; rest tells whether something
   is left. While root and rest are short, words of 32 bits do. */
static uint64_t root_of(uint64_t m, int bits, bool *rest) {
  uint32_t root32 = root_of_word((uint32_t)(m >> 32)), left32 = (uint32_t)(m >> 32) - root32 * root32, low = (uint32_t)m;
  int i = bits < 30 ? bits : 30;
  for (int n = i - 16; n; n--) {
    left32 = left32 << 2 | low >> 30;
    low <<= 2;
    uint32_t trial = root32 << 2 | 1;
    root32 <<= 1;
    if (left32 >= trial) {
      left32 -= trial;
      root32 |= 1;
    }
  }
  uint64_t root = root32, left = left32;
  for (m <<= 2 * i; i < bits; i++) {
    left = left << 2 | m >> 62;
    m <<= 2;
    uint64_t trial = root << 2 | 1;
    root <<= 1;
    if (left >= trial) {
      left -= trial;
      root |= 1;
    }
  }
  *rest = (left | m) != 0;
  return root;
}

struct real real_sqrt(struct real a) {
  bool rest;
  if (!a.m) return a;
  if (a.e & 1) { /* make the exponent even; the lowest bit of m is below what the root shows */
    a.m >>= 1;
    a.e++;
  }
  uint64_t root = root_of(a.m, 61, &rest); /* sqrt(m) * 2^(61 - 32) */
  return real_normalise(root << 1 | rest, a.e / 2 - 30, false);
}

flt real_sqrt_round(uint64_t m, int32_t e) {
  bool rest;
  if (!m) return 0;
  int s = __builtin_clzll(m);
  s -= (e - s) & 1; /* an even exponent; m has room */
  if (s < 0) {
    m = m >> 1 | (m & 1);
    e++;
  } else {
    m <<= s;
    e -= s;
  }
  uint64_t root = root_of(m, FLTBITS_PRECISION + 2, &rest);
  return fltbits_make(false, root << 1 | rest, e / 2 - (FLTBITS_PRECISION + 2 - 32) - 1, false);
}

flt real_sqrt_float(flt x) {
  int32_t e;
  uint64_t m = fltbits_split(x, &e);
  return m ? real_sqrt_round(m, e) : x;
}
