/* SPDX-License-Identifier: MIT */
/* Exponentials and logarithms.
 *
 * exp(x) = 2^k * 2^f, where k and f are the whole part and the fraction of x * log2(e). The logarithm of a mantissa z
 * near 1 is 2 atanh(s) with s = (z - 1) / (z + 1), |s| < 0.172. A power needs its logarithm with 64 bits behind the
 * product with y, so that one is computed with 128 bits (`struct wide`).
 */
#include "runtime/core/real.h"

struct wide {
  uint64_t hi, lo;
};

#define FAR_EXPONENT 40000 /* beyond all floats, far from overflowing an int32_t */

/* 2^63 / n! */
static const uint64_t inverse_factorials[] = {
    0x8000000000000000, 0x8000000000000000, 0x4000000000000000, 0x1555555555555555, 0x0555555555555555,
    0x0111111111111111, 0x002d82d82d82d82e, 0x0006806806806807, 0x0000d00d00d00d01, 0x0000171de3a556c7,
    0x0000024fc9f6ef14, 0x00000035cc8acfeb, 0x000000047bb63bfe, 0x000000005849184f, 0x00000000064e5d2a,
    0x00000000006b9fd0, 0x000000000006b9fd, 0x000000000000654b, 0x00000000000005a1, 0x000000000000004c,
    0x0000000000000004};
enum { FACTORIALS = sizeof inverse_factorials / sizeof *inverse_factorials };

/* 2^63 / (2 k + 1) */
static const uint64_t inverse_odds[] = {
    0x8000000000000000, 0x2aaaaaaaaaaaaaab, 0x199999999999999a, 0x1249249249249249, 0x0e38e38e38e38e39,
    0x0ba2e8ba2e8ba2e9, 0x09d89d89d89d89d9, 0x0888888888888889, 0x0787878787878788, 0x06bca1af286bca1b,
    0x0618618618618618, 0x0590b21642c8590b, 0x051eb851eb851eb8, 0x04bda12f684bda13};
enum { ODDS = sizeof inverse_odds / sizeof *inverse_odds };

/* 2^127 / (2 k + 1) */
static const struct wide wide_inverse_odds[] = {
    {0x8000000000000000, 0x0000000000000000}, {0x2aaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaab},
    {0x1999999999999999, 0x999999999999999a}, {0x1249249249249249, 0x2492492492492492},
    {0x0e38e38e38e38e38, 0xe38e38e38e38e38e}, {0x0ba2e8ba2e8ba2e8, 0xba2e8ba2e8ba2e8c},
    {0x09d89d89d89d89d8, 0x9d89d89d89d89d8a}, {0x0888888888888888, 0x8888888888888889},
    {0x0787878787878787, 0x8787878787878788}, {0x06bca1af286bca1a, 0xf286bca1af286bca},
    {0x0618618618618618, 0x6186186186186186}, {0x0590b21642c8590b, 0x21642c8590b21643},
    {0x051eb851eb851eb8, 0x51eb851eb851eb85}, {0x04bda12f684bda12, 0xf684bda12f684bda},
    {0x0469ee58469ee584, 0x69ee58469ee5846a}, {0x0421084210842108, 0x4210842108421084},
    {0x03e0f83e0f83e0f8, 0x3e0f83e0f83e0f84}, {0x03a83a83a83a83a8, 0x3a83a83a83a83a84}};
enum { WIDE_ODDS = sizeof wide_inverse_odds / sizeof *wide_inverse_odds };

static const struct wide log2e = {0xb8aa3b295c17f0bb, 0xbe87fed0691d3e89}; /* * 2^127 */

static struct wide shift_right(struct wide a, uint32_t n) {
  if (n >= 128) return (struct wide){0, 0};
  if (n >= 64) return (struct wide){0, a.hi >> (n - 64)};
  if (!n) return a;
  return (struct wide){a.hi >> n, a.lo >> n | a.hi << (64 - n)};
}

/* The high 128 bits of a product. */
static struct wide mul_high(struct wide a, struct wide b) {
  uint64_t low = real_mul_high(a.lo, b.lo), x = a.hi * b.lo, y = a.lo * b.hi, carry;
  low += x;
  carry = low < x;
  low += y;
  carry += low < y;
  struct wide r = {real_mul_high(a.hi, b.hi), a.hi * b.hi};
  const uint64_t parts[] = {real_mul_high(a.hi, b.lo), real_mul_high(a.lo, b.hi), carry};
  for (int i = 0; i < 3; i++) {
    r.lo += parts[i];
    r.hi += r.lo < parts[i];
  }
  return r;
}

/* 1 + ... : the sum of coefficient[k] * t^k * 2^-63, t in units of 2^-64. */
static uint64_t series(const uint64_t *coefficients, int n, uint64_t t) {
  uint64_t q = coefficients[n - 1];
  for (int k = n - 2; k >= 0; k--) q = coefficients[k] + real_mul_high(t, q);
  return q;
}

/* 2^(x * w * 2^e), where w has its top bit set. */
static struct real exp2_product(struct real x, struct wide w, int32_t e) {
  uint64_t low = real_mul_high(x.m, w.lo), add = x.m * w.hi;
  struct wide t = {real_mul_high(x.m, w.hi), low + add};
  t.hi += t.lo < low;
  int32_t fraction_bits = -(x.e + e + 64); /* of t */
  if (!x.m || fraction_bits > 300) return REAL_ONE;
  if (fraction_bits < 112) return real_of_parts((uint64_t)1 << 63, x.neg ? -FAR_EXPONENT : FAR_EXPONENT);
  int32_t k = (int32_t)shift_right(t, (uint32_t)fraction_bits).lo;
  uint64_t f = shift_right(t, (uint32_t)fraction_bits - 64).lo;
  if (x.neg) {
    k = -k;
    if (f) {
      k--;
      f = -f;
    }
  }
  return real_normalise(series(inverse_factorials, FACTORIALS, real_mul_high(f, REAL_LN2.m)), k - 63, false);
}

struct real real_exp(struct real x) { return exp2_product(x, log2e, -127); }

/* |x| in units of 2^-64, for |x| < 1. */
static uint64_t fraction_of(struct real x) {
  int32_t n = -64 - x.e;
  return x.m && n < 64 ? x.m >> n : 0;
}

struct real real_expm1(struct real x) {
  if (real_top(x) >= -2) return real_sub(real_exp(x), REAL_ONE);
  /* |x| < 1/4 */
  uint64_t q = series(inverse_factorials + 1, 15, fraction_of(x));
  struct real r = real_mul(real_of_parts(x.m, x.e), real_normalise(q, -63, false));
  return x.neg ? real_negate(real_div(r, real_add(REAL_ONE, r))) : r;
}

/* 2 atanh(s) for |s| < 0.172 */
static struct real twice_atanh(struct real s) {
  uint64_t t = fraction_of(real_mul(s, s));
  return real_scale(real_mul(s, real_normalise(series(inverse_odds, ODDS, t), -63, false)), 1);
}

#define SQRT2_MANTISSA 0xb504f333f9de6484u

struct real real_log_parts(struct real x, int32_t *exponent) {
  bool high = x.m > SQRT2_MANTISSA;
  struct real z = real_of_parts(x.m, high ? -64 : -63);
  *exponent = x.e + 63 + high;
  return twice_atanh(real_div(real_sub(z, REAL_ONE), real_add(z, REAL_ONE)));
}

struct real real_log(struct real x) {
  int32_t exponent;
  struct real part = real_log_parts(x, &exponent);
  return real_add(real_mul(real_from_int(exponent), REAL_LN2), part);
}

struct real real_log1p(struct real x) {
  if (real_top(x) >= -2) return real_log(real_add(REAL_ONE, x));
  return twice_atanh(real_div(x, real_add(x, real_from_int(2))));
}

/* log2(x) as *w * 2^result with the top bit of *w set; *neg is its sign. *w is 0 for x = 1. */
static int32_t wide_log2(struct real x, struct wide *w, bool *neg) {
  bool high = x.m > SQRT2_MANTISSA;
  int32_t whole = x.e + 63 + high, shift = 0;
  /* s = (z - 1) / (z + 1) / 2 as rest / divisor: both in the same units, below 2^63. The lowest bits of m are 0. */
  uint64_t rest = (high ? -x.m : x.m - ((uint64_t)1 << 63)) >> 1, divisor = ((uint64_t)1 << 62) + (x.m >> 1);
  divisor = high ? (((uint64_t)1 << 63) + (x.m >> 1)) >> 1 : divisor >> 1;
  struct wide q = {0, 0}, p = wide_inverse_odds[WIDE_ODDS - 1];
  if (rest) {
    for (; rest < divisor; shift++) rest <<= 1;
    for (int i = 0; i < 128; i++) {
      bool bit = rest >= divisor;
      q = (struct wide){q.hi << 1 | q.lo >> 63, q.lo << 1 | bit};
      rest = (rest - (bit ? divisor : 0)) << 1;
    }
    struct wide s = shift_right(q, (uint32_t)shift), s2 = mul_high(s, s);
    for (int k = WIDE_ODDS - 2; k >= 0; k--) {
      p = mul_high(s2, p);
      p.lo += wide_inverse_odds[k].lo;
      p.hi += wide_inverse_odds[k].hi + (p.lo < wide_inverse_odds[k].lo);
    }
    q = mul_high(mul_high(q, p), log2e); /* * 2^(shift - 125) */
  }
  int32_t e = -125 - shift;
  *neg = high;
  if (whole) { /* the whole part decides the sign; 116 bits of fraction are left */
    uint64_t top = (uint64_t)(whole < 0 ? -whole : whole) << (116 - 64);
    struct wide part = shift_right(q, (uint32_t)(9 + shift));
    bool subtract = (whole < 0) != high;
    *neg = whole < 0;
    if (subtract) q = (struct wide){top - part.hi - (part.lo != 0), -part.lo};
    else q = (struct wide){top + part.hi, part.lo};
    e = -116;
  }
  int s = q.hi ? __builtin_clzll(q.hi) : 64;
  if (s && s < 64) q = (struct wide){q.hi << s | q.lo >> (64 - s), q.lo << s};
  *w = q;
  return e - s;
}

struct real real_pow(struct real x, struct real y) {
  struct wide w;
  bool neg;
  int32_t e = wide_log2(x, &w, &neg);
  if (!w.hi) return REAL_ONE;
  y.neg = y.neg != neg;
  return exp2_product(y, w, e);
}

struct real real_sinh(struct real x) {
  if (real_top(x) < 0) { /* x + x^3 / 3! + ..., |x| < 1 */
    uint64_t z = fraction_of(real_mul(x, x)), q = 0;
    for (int k = 19; k >= 1; k -= 2) q = inverse_factorials[k] + real_mul_high(z, q);
    return real_mul(x, real_normalise(q, -63, false));
  }
  struct real e = real_exp(real_of_parts(x.m, x.e)), r = real_scale(real_sub(e, real_div(REAL_ONE, e)), -1);
  r.neg = x.neg;
  return r;
}

struct real real_cosh(struct real x) {
  struct real e = real_exp(real_of_parts(x.m, x.e));
  return real_scale(real_add(e, real_div(REAL_ONE, e)), -1);
}

struct real real_tanh(struct real x) {
  struct real r = REAL_ONE;
  if (real_top(x) < 6) {
    r = real_expm1(real_of_parts(x.m, x.e + 1));
    r = real_div(r, real_add(r, real_from_int(2)));
  }
  r.neg = x.neg;
  return r;
}
