/* SPDX-License-Identifier: MIT */
/* Methods of float, and rounding to decimal places for round(). */
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/int.h"
#include "runtime/core/int_methods.h"
#include "runtime/core/tuple.h"

value float_is_integer(value self) {
  flt x = float_of(self);
  return value_from_bool(fltbits_finite(x) && float_trunc(x) == x);
}

value float_conjugate(value self) { return op_unary(UNARY_POS, self); }

value float_as_integer_ratio(value self) {
  flt x = float_of(self);
  int32_t e;
  if (!fltbits_finite(x))
    return err_raise(fltbits_nan(x) ? E(nan_to_ratio) : E(inf_to_ratio), 0, 0, 0);
  uint64_t m = fltbits_split(x, &e);
  for (; m && !(m & 1); e++) m >>= 1;
  if (!m) e = 0;
  value top = int_from_i64(x < 0 ? -(int64_t)m : (int64_t)m), bottom = V_INT(1);
  if (e > 0) top = int_binary(BINARY_LSHIFT, top, V_INT(e));
  if (e < 0) bottom = int_binary(BINARY_LSHIFT, bottom, V_INT(-e));
  return top && bottom ? tuple_2(top, bottom) : V_ERROR;
}

flt float_round_even(flt x) {
  flt t = float_trunc(x), rest = x - t;
  if (rest < 0) rest = -rest;
  if (rest < (flt)0.5 || (rest == (flt)0.5 && float_trunc(t / 2) * 2 == t)) return t;
  return x < 0 ? t - 1 : t + 1;
}

/* float.__round__: round(x) is an int, round(x, n) a float. */
value float_round(value self, value digits) {
  flt x = float_of(self);
  intptr_t n;
  if (digits == V_NONE) return float_to_int(float_round_even(x));
  if (!op_index(digits, &n)) return V_ERROR;
  if (!fltbits_finite(x) || x == 0) return self;
  if (n > 330) return self;
  if (n < -330) return float_new(x < 0 ? -(flt)0 : (flt)0);
  x = fltfmt_round(x, (int)n);
  if (!fltbits_finite(x)) return err_raise(E(round_too_large), 0, 0, 0);
  return float_new(x);
}
