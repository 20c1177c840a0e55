/* SPDX-License-Identifier: MIT */
/* The image's float (IEEE 754 binary32 or binary64, by FIRN_FLOAT_BITS) taken apart and put together by integers. */
#ifndef FIRN_CORE_FLTBITS_H
#define FIRN_CORE_FLTBITS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef __typeof__(__builtin_choose_expr(FIRN_FLOAT_BITS == 64, 0.0, 0.0f)) flt;
typedef __typeof__(__builtin_choose_expr(FIRN_FLOAT_BITS == 64, (uint64_t)0, (uint32_t)0)) flt_raw;

enum {
  FLTBITS_PRECISION = FIRN_FLOAT_BITS == 64 ? 53 : 24, /* significand, hidden bit included */
  FLTBITS_BIAS = FIRN_FLOAT_BITS == 64 ? 1023 : 127,
  FLTBITS_EXP_MAX = 2 * FLTBITS_BIAS + 1 /* exponent field of inf and nan */
};

#define FLTBITS_SIGN ((flt_raw)1 << (FIRN_FLOAT_BITS - 1))
#define FLTBITS_INF_RAW ((flt_raw)FLTBITS_EXP_MAX << (FLTBITS_PRECISION - 1))

static inline flt_raw fltbits_raw(flt x) {
  flt_raw r;
  memcpy(&r, &x, sizeof r);
  return r;
}

static inline flt fltbits_from_raw(flt_raw r) {
  flt x;
  memcpy(&x, &r, sizeof x);
  return x;
}

static inline bool fltbits_negative(flt x) { return fltbits_raw(x) & FLTBITS_SIGN; }
static inline bool fltbits_finite(flt x) { return (fltbits_raw(x) & FLTBITS_INF_RAW) != FLTBITS_INF_RAW; }
static inline bool fltbits_nan(flt x) { return (fltbits_raw(x) & ~FLTBITS_SIGN) > FLTBITS_INF_RAW; }
static inline flt fltbits_inf(bool negative) {
  return fltbits_from_raw(FLTBITS_INF_RAW | (negative ? FLTBITS_SIGN : 0));
}
static inline flt fltbits_make_nan(void) { return fltbits_from_raw(FLTBITS_INF_RAW | FLTBITS_INF_RAW >> 1); }

/* |x| = result * 2^*exponent with result < 2^FLTBITS_PRECISION; x is finite. */
uint64_t fltbits_split(flt x, int32_t *exponent);

/* The float nearest to m * 2^exponent, ties to even, infinity when too large. sticky: a little more than that
   (less than one unit of m); then m has at least two bits more than the precision. */
flt fltbits_make(bool negative, uint64_t m, int32_t exponent, bool sticky);

/* The same for the other width: the bits of the binary32 or binary64 nearest to x, and back (struct, array). */
uint32_t fltbits_to_binary32(flt x);
uint64_t fltbits_to_binary64(flt x);
flt fltbits_from_binary32(uint32_t raw);
flt fltbits_from_binary64(uint64_t raw);

#endif
