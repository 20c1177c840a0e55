/* SPDX-License-Identifier: MIT */
/* Sine and cosine after reduction by multiples of pi/2; the arc tangent after reduction to a small angle.
 *
 * Reduction multiplies by 2/pi to as many bits as the argument needs (Payne and Hanek, "Radian Reduction for
 * Trigonometric Functions", 1983): those that make multiples of 8 quadrants are left out, so seven words of the table
 * suffice for any argument, and the fraction has 125 good bits: enough for the worst double, which comes within 2^-61
 * of a multiple of pi/2.
 */
#include "runtime/core/bigmag.h"
#include "runtime/core/real.h"

/* The first 38 * 32 bits of 2/pi, least significant word first. */
static const uint32_t two_over_pi[] = {
    0xfc7b6bab, 0x56033046, 0x1f8d5d08, 0x6bfb5fb1, 0x8a5292ea, 0x3d0739f7, 0xebe5f17b, 0x7527bac7,
    0x9e5fea2d, 0x4f463f66, 0x27cb09b7, 0x6d367ecf, 0x5a0a6d1f, 0xef2f118b, 0xde05980f, 0x1ff897ff,
    0xbdf9283b, 0x9c845f8b, 0x835339f4, 0x3991d639, 0xb45f7e41, 0xe99c7026, 0x2ebb4484, 0xe88235f5,
    0xb129a73e, 0xfe1deb1c, 0x09d1921c, 0x06492eea, 0x424dd2e0, 0xb7246e3a, 0xdebbc561, 0xfe5163ab,
    0x3c439041, 0xdb629599, 0xf534ddc0, 0xfc2757d1, 0x4e441529, 0xa2f9836e};
enum { PI_WORDS = sizeof two_over_pi / sizeof *two_over_pi, WINDOW = 7, PRODUCT = WINDOW + 2 };

/* 2^63 / n! */
static const uint64_t sine[] = {0x8000000000000000, 0x1555555555555555, 0x0111111111111111, 0x0006806806806807,
                                0x0000171de3a556c7, 0x00000035cc8acfeb, 0x000000005849184f, 0x00000000006b9fd0,
                                0x000000000000654b, 0x000000000000004c};
static const uint64_t cosine[] = {0x8000000000000000, 0x4000000000000000, 0x0555555555555555, 0x002d82d82d82d82e,
                                  0x0000d00d00d00d01, 0x0000024fc9f6ef14, 0x000000047bb63bfe, 0x00000000064e5d2a,
                                  0x000000000006b9fd, 0x00000000000005a1, 0x0000000000000004};

/* x = (quadrant + result) * pi/2 with |result| <= 1/2; returns the angle result * pi/2. */
static struct real reduce(struct real x, unsigned *quadrant) {
  uint32_t m[2] = {(uint32_t)x.m, (uint32_t)(x.m >> 32)}, p[PRODUCT + 1], f[PRODUCT + 1];
  int32_t skip = x.e > 3 ? (x.e - 3) / 32 : 0; /* words that only make multiples of 8 */
  if (skip > PI_WORDS - WINDOW) skip = PI_WORDS - WINDOW;
  const uint32_t *window = two_over_pi + (PI_WORDS - WINDOW - skip);
  uint32_t fraction_bits = (uint32_t)(32 * (skip + WINDOW) - x.e);
  uint32_t n = bigmag_mul(p, window, WINDOW, m, 2);
  uint32_t whole = bigmag_shift_right(f, p, n, fraction_bits);
  unsigned q = whole ? f[0] : 0;
  /* The fraction: p without its whole part. */
  uint32_t words = fraction_bits / 32;
  if (words < n) {
    p[words] &= ((uint32_t)1 << fraction_bits % 32) - 1;
    n = bigmag_trim(p, words + 1);
  }
  bool above = bigmag_bit_length(p, n) == fraction_bits; /* more than one half: take it from the next quadrant */
  if (above) {
    uint32_t one[PRODUCT + 1] = {0};
    one[words] = (uint32_t)1 << fraction_bits % 32;
    n = bigmag_sub(p, one, words + 1, p, n);
    q++;
  }
  *quadrant = q & 3;
  uint32_t bits = bigmag_bit_length(p, n), drop = bits > 64 ? bits - 64 : 0;
  n = bigmag_shift_right(p, p, n, drop);
  uint64_t top = (n > 1 ? (uint64_t)p[1] << 32 : 0) | (n ? p[0] : 0);
  struct real r = real_normalise(top, (int32_t)drop - (int32_t)fraction_bits, above);
  return real_mul(r, real_scale(REAL_PI, -1));
}

/* c[0] - c[1] z + c[2] z^2 - ... */
static struct real alternating(const uint64_t *c, int n, uint64_t z) {
  uint64_t q = c[n - 1];
  for (int k = n - 2; k >= 0; k--) q = c[k] - real_mul_high(z, q);
  return real_normalise(q, -63, false);
}

void real_sincos(struct real x, struct real *sin, struct real *cos) {
  unsigned quadrant = 0;
  struct real r = real_of_parts(x.m, x.e);
  if (real_top(x) >= -1) r = reduce(r, &quadrant);
  struct real square = real_mul(r, r);
  int32_t shift = -64 - square.e;
  uint64_t z = square.m && shift < 64 ? square.m >> shift : 0;
  struct real s = real_mul(r, alternating(sine, 10, z)), c = alternating(cosine, 11, z);
  if (quadrant & 1) {
    struct real t = s;
    s = c;
    c = real_negate(t);
  }
  if (quadrant & 2) {
    s = real_negate(s);
    c = real_negate(c);
  }
  if (x.neg) s = real_negate(s);
  *sin = s;
  *cos = c;
}

/* atan(i / 8) * 2^63 */
static const uint64_t arc_tangents[] = {0x0000000000000000, 0x0feadd4d5617b6e3, 0x1f5b75f92c80dd63,
                                        0x2dec3283c9bde11d, 0x3b58ce0ac3769ed1, 0x47802eaf7bfacfce,
                                        0x525e3e8c9a7b8492, 0x5c029f15e118cf3a, 0x6487ed5110b4611a};
/* 2^63 / (2 k + 1) */
static const uint64_t inverse_odds[] = {0x8000000000000000, 0x2aaaaaaaaaaaaaab, 0x199999999999999a,
                                        0x1249249249249249, 0x0e38e38e38e38e39, 0x0ba2e8ba2e8ba2e9,
                                        0x09d89d89d89d89d9, 0x0888888888888889};

/* atan(t) for 0 <= t <= 1 */
static struct real small_atan(struct real t) {
  struct real base = {0, 0, false};
  int32_t shift = -4 - t.e; /* t in sixteenths, then rounded to eighths */
  unsigned i = t.m && shift < 64 ? (unsigned)((t.m >> shift) + 1) / 2 : 0;
  if (i) {
    struct real c = real_normalise(i, -3, false);
    base = real_normalise(arc_tangents[i], -63, false);
    t = real_div(real_sub(t, c), real_add(REAL_ONE, real_mul(t, c)));
  }
  struct real square = real_mul(t, t);
  shift = -64 - square.e;
  uint64_t z = square.m && shift < 64 ? square.m >> shift : 0;
  return real_add(base, real_mul(t, alternating(inverse_odds, 8, z)));
}

struct real real_atan2(struct real y, struct real x) {
  struct real ay = real_of_parts(y.m, y.e), ax = real_of_parts(x.m, x.e), r;
  if (real_compare(ay, ax) > 0) r = real_sub(real_scale(REAL_PI, -1), small_atan(real_div(ax, ay)));
  else r = small_atan(real_div(ay, ax));
  if (x.neg) r = real_sub(REAL_PI, r);
  r.neg = y.neg;
  return r;
}
