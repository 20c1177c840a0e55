/* SPDX-License-Identifier: MIT */
/* The logarithm of the gamma function by Stirling's series, after moving the argument beyond 16 (DLMF 5.11); the error
 * function by its series for small arguments and a continued fraction for large ones (DLMF 7.6, 7.9).
 */
#include "runtime/core/real.h"

/* B(2k) / (2k (2k - 1)) */
static const int32_t stirling[][2] = {{1, 12},         {-1, 360},       {1, 1260},       {-1, 1680},
                                      {1, 1188},       {-691, 360360},  {1, 156},        {-3617, 122400},
                                      {43867, 244188}, {-174611, 125400}};
enum { STIRLING = sizeof stirling / sizeof *stirling };

struct real real_lgamma(struct real x) {
  struct real product = REAL_ONE, z = x, sum = {0, 0, false};
  while (real_top(z) < 4) {
    product = real_mul(product, z);
    z = real_add(z, REAL_ONE);
  }
  struct real inverse = real_div(REAL_ONE, z), square = real_mul(inverse, inverse);
  for (int k = STIRLING - 1; k >= 0; k--)
    sum = real_add(real_mul(sum, square), real_div(real_from_int(stirling[k][0]), real_from_int(stirling[k][1])));
  sum = real_mul(sum, inverse);
  struct real log_z = real_log(z), half = real_of_parts((uint64_t)1 << 63, -64);
  sum = real_add(sum, real_of_parts(0xeb3f8e4325f5a535u, -64)); /* log(2 pi) / 2 */
  struct real main = real_sub(real_mul(real_sub(z, half), log_z), z);
  return real_sub(real_add(main, sum), real_log(product));
}

/* exp(-x^2) with the square to more than 64 bits: x = a + b, exp(-a^2) exp(-b (x + a)). */
static struct real gauss(struct real x) {
  struct real a = x;
  a.m &= ~(uint64_t)0xffffffff;
  struct real b = real_sub(x, a), rest = real_mul(b, real_add(x, a));
  return real_mul(real_exp(real_negate(real_mul(a, a))), real_exp(real_negate(rest)));
}

/* 2 x / sqrt(pi) exp(-x^2) (1 + 2 x^2 / 3 + (2 x^2)^2 / (3 5) + ...), x >= 0 */
static struct real erf_series(struct real x) {
  struct real twice = real_scale(real_mul(x, x), 1), sum = REAL_ONE, term = REAL_ONE;
  for (int k = 3; real_top(term) > real_top(sum) - 66 && k < 300; k += 2) {
    term = real_div(real_mul(term, twice), real_from_int(k));
    sum = real_add(sum, term);
  }
  struct real scale = real_of_parts(0x906eba8214db688du, -63); /* 2 / sqrt(pi) */
  return real_mul(real_mul(real_mul(x, scale), sum), gauss(x));
}

/* exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))), x >= 2 */
static struct real erfc_fraction(struct real x) {
  struct real f = x;
  for (int k = 90; k > 0; k--) f = real_add(x, real_div(real_scale(real_from_int(k), -1), f));
  struct real sqrt_pi = real_of_parts(0xe2dfc48da77b553du, -63);
  return real_div(gauss(x), real_mul(sqrt_pi, f));
}

struct real real_erf(struct real x) {
  struct real a = real_of_parts(x.m, x.e), r;
  if (real_top(a) < 1) r = erf_series(a);
  else if (real_top(a) < 3) r = real_sub(REAL_ONE, erfc_fraction(a));
  else r = REAL_ONE;
  r.neg = x.neg;
  return r;
}

struct real real_erfc(struct real x) {
  struct real a = real_of_parts(x.m, x.e);
  if (x.neg) return real_add(REAL_ONE, real_erf(a));
  if (real_top(a) >= 5) return (struct real){0, 0, false};
  return real_top(a) < 1 ? real_sub(REAL_ONE, erf_series(a)) : erfc_fraction(a);
}
