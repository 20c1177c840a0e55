/* SPDX-License-Identifier: MIT */
/* Real numbers with 64 significant bits: what the mathematical functions compute with on every target. */
#ifndef FIRN_CORE_REAL_H
#define FIRN_CORE_REAL_H

#include "runtime/core/fltbits.h"

/* (neg ? -1 : 1) * m * 2^e. The top bit of m is set, or m is 0. Neither infinite nor nan. */
struct real {
  uint64_t m;
  int32_t e;
  bool neg;
};

struct real real_from(flt x); /* x is finite */
struct real real_from_int(int32_t i);
flt real_round(struct real r);
static inline struct real real_of_parts(uint64_t m, int32_t e) { return (struct real){m, e, false}; }
/* Moves the top bit of m to its place. */
struct real real_normalise(uint64_t m, int32_t e, bool neg);
static inline struct real real_negate(struct real r) { return (struct real){r.m, r.e, !r.neg}; }
static inline struct real real_scale(struct real r, int32_t e) { return (struct real){r.m, r.e + e, r.neg}; }
/* The exponent of the leading bit: 2^top <= |r| < 2^(top + 1). */
static inline int32_t real_top(struct real r) { return r.m ? r.e + 63 : -100000; }

/* Errors are below two units of the 64th bit. */
struct real real_add(struct real a, struct real b);
struct real real_sub(struct real a, struct real b);
struct real real_mul(struct real a, struct real b);
struct real real_div(struct real a, struct real b); /* b is not 0 */
struct real real_sqrt(struct real a);               /* a >= 0 */
/* Below 0, 0 or above it as a < b, a == b, a > b. */
int real_compare(struct real a, struct real b);

struct real real_exp(struct real x);
struct real real_expm1(struct real x);
struct real real_log(struct real x); /* x > 0 */
struct real real_log1p(struct real x); /* x > -1 */
/* log(x) = exponent * log(2) + result, |result| <= log(2) / 2: for logarithms of other bases. */
struct real real_log_parts(struct real x, int32_t *exponent);
struct real real_pow(struct real x, struct real y); /* x > 0; far too large or small ones get exponents beyond all floats */
struct real real_sinh(struct real x);
struct real real_cosh(struct real x);
struct real real_tanh(struct real x);
void real_sincos(struct real x, struct real *sin, struct real *cos);
/* The angle of the point (x, y), -pi..pi; not both are 0. */
struct real real_atan2(struct real y, struct real x);
struct real real_lgamma(struct real x); /* x > 0 */
struct real real_erf(struct real x);
struct real real_erfc(struct real x);

/* The square root rounded correctly; x >= 0 and finite. */
flt real_sqrt_float(flt x);
/* That of m * 2^e; the lowest bit of m may stand for all that is below it. */
flt real_sqrt_round(uint64_t m, int32_t e);

#define REAL_ONE real_of_parts((uint64_t)1 << 63, -63)
#define REAL_LN2 real_of_parts(0xb17217f7d1cf79acu, -64)
#define REAL_PI real_of_parts(0xc90fdaa22168c235u, -62)

/* The high 64 bits of a product. */
static inline uint64_t real_mul_high(uint64_t a, uint64_t b) {
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t low = al * bl, mid = ah * bl + (low >> 32), mid2 = al * bh + (uint32_t)mid;
  return ah * bh + (mid >> 32) + (mid2 >> 32);
}

#endif
