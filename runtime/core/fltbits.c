/* SPDX-License-Identifier: MIT */
/* Rounding happens here and nowhere else: integers, decimal text, big ints and the mathematical functions all end in
 * `round_to` with a 64-bit significand, so that every target gives the same bits, whatever its libgcc does. */
#include "runtime/core/fltbits.h"

uint64_t fltbits_split(flt x, int32_t *exponent) {
  flt_raw r = fltbits_raw(x) & ~FLTBITS_SIGN;
  int32_t field = (int32_t)(r >> (FLTBITS_PRECISION - 1));
  uint64_t m = r & (((flt_raw)1 << (FLTBITS_PRECISION - 1)) - 1);
  if (field) m |= (uint64_t)1 << (FLTBITS_PRECISION - 1);
  *exponent = (field ? field : 1) - FLTBITS_BIAS - (FLTBITS_PRECISION - 1);
  return m;
}

/* The positive IEEE number of that precision and bias nearest to m * 2^exponent, as raw bits. */
static uint64_t round_to(int precision, int32_t bias, uint64_t m, int32_t exponent, bool sticky) {
  if (!m) return 0;
  int s = __builtin_clzll(m), drop = 64 - precision;
  m <<= s;
  int32_t field = exponent - s + 63 + bias;
  if (field > 2 * bias) return (uint64_t)(2 * bias + 1) << (precision - 1);
  if (field < 1) { /* subnormal: fewer bits, exponent field 0 */
    if (field < -precision) return 0;
    drop += 1 - field;
    field = 1;
    if (drop == 64) return m > (uint64_t)1 << 63 || sticky;
    if (drop > 64) return 0;
  }
  uint64_t keep = m >> drop, rest = m << (64 - drop), half = (uint64_t)1 << 63;
  if (rest > half || (rest == half && (sticky || (keep & 1)))) keep++;
  /* The hidden bit of keep, or the carry into it, counts the exponent field up by one. */
  return ((uint64_t)(field - 1) << (precision - 1)) + keep;
}

flt fltbits_make(bool negative, uint64_t m, int32_t exponent, bool sticky) {
  flt_raw r = (flt_raw)round_to(FLTBITS_PRECISION, FLTBITS_BIAS, m, exponent, sticky);
  return fltbits_from_raw(r | (negative ? FLTBITS_SIGN : 0));
}

static uint64_t convert(int to_precision, int32_t to_bias, flt x) {
  uint64_t inf = (uint64_t)(2 * to_bias + 1) << (to_precision - 1);
  if (fltbits_nan(x)) return inf | inf >> 1;
  if (!fltbits_finite(x)) return inf;
  int32_t e;
  uint64_t m = fltbits_split(x, &e);
  return round_to(to_precision, to_bias, m, e, false);
}

uint32_t fltbits_to_binary32(flt x) {
  return (uint32_t)convert(24, 127, x) | (uint32_t)fltbits_negative(x) << 31;
}

uint64_t fltbits_to_binary64(flt x) {
  return convert(53, 1023, x) | (uint64_t)fltbits_negative(x) << 63;
}

/* From an IEEE number of 1 + exponent + fraction bits in the low bits of raw. */
static flt from_binary(uint64_t raw, bool negative, int fraction, int32_t bias) {
  int32_t field = (int32_t)(raw >> fraction) & (2 * bias + 1);
  uint64_t m = raw & (((uint64_t)1 << fraction) - 1);
  if (field == 2 * bias + 1) {
    flt x = m ? fltbits_make_nan() : fltbits_inf(false);
    return fltbits_from_raw(fltbits_raw(x) | (negative ? FLTBITS_SIGN : 0));
  }
  if (field) m |= (uint64_t)1 << fraction;
  return fltbits_make(negative, m, (field ? field : 1) - bias - fraction, false);
}

flt fltbits_from_binary32(uint32_t raw) { return from_binary(raw, raw >> 31, 23, 127); }
flt fltbits_from_binary64(uint64_t raw) { return from_binary(raw, raw >> 63, 52, 1023); }
