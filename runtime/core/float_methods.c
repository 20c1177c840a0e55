/* SPDX-License-Identifier: MIT */
/* Methods of float. */
#include "runtime/core/error.h"
#include "runtime/core/float.h"
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
  if (e > 0) top = int_arithmetic(BINARY_LSHIFT, top, V_INT(e));
  if (e < 0) bottom = int_arithmetic(BINARY_LSHIFT, bottom, V_INT(-e));
  return top && bottom ? tuple_2(top, bottom) : V_ERROR;
}
