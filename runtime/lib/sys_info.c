/* SPDX-License-Identifier: MIT */
/* sys.float_info, sys.hash_info and sys.int_info: what numbers are like in this image. */
#include "runtime/core/builtin.h"
#include "runtime/core/float.h"
#include "runtime/core/fltbits.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/name.h"
#include "runtime/core/writer.h"

enum { DOUBLE = FIRN_FLOAT_BITS == 64, PRECISION = FLTBITS_PRECISION };

/* The names and numbers of an object, one after the other. */
struct info_row {
  value name;
  int32_t number;
};

static value power_of_two(int exponent) {
  return float_new(fltbits_from_raw((flt_raw)(exponent + FLTBITS_BIAS) << (PRECISION - 1)));
}

static const struct info_row float_rows[] = {
    {N(max_exp), FLTBITS_BIAS + 1}, {N(max_10_exp), DOUBLE ? 308 : 38}, {N(min_exp), 2 - FLTBITS_BIAS},
    {N(min_10_exp), DOUBLE ? -307 : -37}, {N(dig), DOUBLE ? 15 : 6}, {N(mant_dig), PRECISION}, {N(radix), 2}, {N(rounds), 1}};
/* Of int_hash and float_hash. */
static const struct info_row hash_rows[] = {
    {N(width), 32}, {N(inf), 314159}, {N(nan), 0}, {N(imag), 1000003}, {N(hash_bits), 31}, {N(seed_bits), 0}};
static const struct info_row int_rows[] = {{N(bits_per_digit), 32}, {N(sizeof_digit), 4}};

static value find(const struct info_row *rows, size_t n, value name) {
  for (size_t i = 0; i < n; i++)
    if (rows[i].name == name) return V_INT(rows[i].number);
  return V_STOP;
}
#define FIND(rows, name) find(rows, sizeof rows / sizeof rows[0], name)

value float_info_getattr(value self, value name) {
  (void)self;
  if (name == N(max)) return float_new(fltbits_from_raw(FLTBITS_INF_RAW - 1));
  if (name == N(min)) return power_of_two(1 - FLTBITS_BIAS);
  if (name == N(epsilon)) return power_of_two(1 - PRECISION);
  return FIND(float_rows, name);
}

value hash_info_getattr(value self, value name) {
  (void)self;
  if (name == N(modulus)) return int_from_i64(INT32_MAX);
  return name == N(algorithm) ? N(fnv) : FIND(hash_rows, name);
}

value int_info_getattr(value self, value name) {
  (void)self;
  return FIND(int_rows, name);
}

BUILTIN_TYPE_DEF_BARE(sys_float_info, float_info, OTHER, object, TYPE_FINAL, &float_info_ops)
BUILTIN_TYPE_DEF_BARE(sys_hash_info, hash_info, OTHER, object, TYPE_FINAL, &hash_info_ops)
BUILTIN_TYPE_DEF_BARE(sys_int_info, int_info, OTHER, object, TYPE_FINAL, &int_info_ops)
const struct other_obj sys_float_info = {&sys_float_info_type};
const struct other_obj sys_hash_info = {&sys_hash_info_type};
const struct other_obj sys_int_info = {&sys_int_info_type};
