/* SPDX-License-Identifier: MIT */
/* x ** y on floats, with the special cases of C's pow (C11 F.10.4.4). */
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/real.h"
#include "runtime/core/service.h"

static flt magnitude(flt x) { return fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN); }

static bool is_odd(flt y) {
  flt half = y / 2;
  return float_trunc(y) == y && float_trunc(half) != half;
}

flt float_pow(flt x, flt y) {
  if (y == 0 || x == 1) return 1;
  if (fltbits_nan(x) || fltbits_nan(y)) return fltbits_make_nan();
  flt a = magnitude(x);
  if (!fltbits_finite(y)) {
    if (a == 1) return 1;
    return (a > 1) == (y > 0) ? fltbits_inf(false) : 0;
  }
  bool odd = is_odd(y), neg = fltbits_negative(x) && odd;
  if (a == 0 || !fltbits_finite(a)) {
    flt r = (a == 0) == (y < 0) ? fltbits_inf(false) : 0;
    return neg ? -r : r;
  }
  if (x < 0 && float_trunc(y) != y) return fltbits_make_nan();
  if (y == 1) return x;
  if (y == 2) return x * x;
  if (y == -1) return 1 / x;
  struct real r = real_pow(real_from(a), real_from(y));
  r.neg = neg;
  return real_round(r);
}

value float_power(value a, value b) {
  flt x, y;
  if (!float_from_value(a, &x) || !float_from_value(b, &y)) return V_ERROR;
  if (x == 0 && y < 0 && fltbits_finite(y)) return err_raise(E(zero_power), 0, 0, 0);
  flt r = float_pow(x, y);
  if (fltbits_finite(x) && fltbits_finite(y)) {
    if (fltbits_nan(r) && firn_service_complex_power) return firn_service_complex_power(a, b);
    if (fltbits_nan(r)) return err_raise(E(power_domain), 0, 0, 0);
    if (!fltbits_finite(r)) return err_raise(E(power_range), 0, 0, 0);
  }
  return float_new(r);
}
