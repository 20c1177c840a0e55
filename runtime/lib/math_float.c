/* SPDX-License-Identifier: MIT */
/* Module math: rounding, taking floats apart, comparing, exact sums. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/math.h"

static flt magnitude(flt x) { return fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN); }

static flt with_sign(flt x, flt sign) {
  return fltbits_from_raw((fltbits_raw(x) & ~FLTBITS_SIGN) | (fltbits_raw(sign) & FLTBITS_SIGN));
}

/* An int from a number: ints as they are, a class by its method, floats by f. */
static value to_int(value v, enum special method, flt (*f)(flt)) {
  flt x;
  value r = special_of_class(v, method, 1, &v);
  if (r != V_STOP) return r;
  if (value_is_integer(v)) return op_unary(UNARY_POS, v);
  return float_from_value(v, &x) ? float_to_int(f(x)) : V_ERROR;
}

static flt ceiling(flt x) { return -float_floor(-x); }

value math_floor(value v) { return to_int(v, SPECIAL_FLOOR, float_floor); }
value math_ceil(value v) { return to_int(v, SPECIAL_CEIL, ceiling); }
value math_trunc(value v) { return to_int(v, SPECIAL_TRUNC, float_trunc); }

value math_fabs(value v) {
  flt x;
  return float_from_value(v, &x) ? float_new(magnitude(x)) : V_ERROR;
}

static bool two(value a, value b, flt *x, flt *y) { return float_from_value(a, x) && float_from_value(b, y); }

value math_fmod(value a, value b) {
  flt x, y;
  if (!two(a, b, &x, &y)) return V_ERROR;
  if (fltbits_nan(x) || fltbits_nan(y)) return float_new(fltbits_make_nan());
  if (!fltbits_finite(x) || y == 0) return err_raise(E(math_domain), 0, 0, 0);
  return float_new(float_remainder(x, y));
}

/* x - n y for the integer n nearest to x / y, ties to even. */
value math_remainder(value a, value b) {
  flt x, y;
  if (!two(a, b, &x, &y)) return V_ERROR;
  if (fltbits_nan(x) || fltbits_nan(y)) return float_new(fltbits_make_nan());
  if (!fltbits_finite(x) || y == 0) return err_raise(E(math_domain), 0, 0, 0);
  if (!fltbits_finite(y)) return float_new(x);
  flt ax = magnitude(x), ay = magnitude(y), m = float_remainder(ax, ay), c = ay - m, r;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2 * float_remainder((ax - m) / 2, ay); /* half way: by the quotient's last bit */
  return float_new(fltbits_negative(x) ? -r : r);
}

value math_modf(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  flt whole = float_trunc(x), rest = fltbits_finite(x) ? x - whole : fltbits_nan(x) ? x : 0;
  value a = float_new(with_sign(rest, x)), b = a ? float_new(whole) : V_ERROR;
  return b ? tuple_2(a, b) : V_ERROR;
}

value math_frexp(value v) {
  flt x;
  int32_t e = 0;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (x != 0 && fltbits_finite(x)) {
    bool neg = x < 0;
    uint64_t m = fltbits_split(x, &e);
    int top = 64 - __builtin_clzll(m);
    x = fltbits_make(neg, m, -top, false);
    e += top;
  }
  value a = float_new(x);
  return a ? tuple_2(a, V_INT(e)) : V_ERROR;
}

value math_ldexp(value v, value exponent) {
  flt x;
  intptr_t n;
  int32_t e;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!value_is_integer(exponent)) return err_raise(E(math_ldexp_type), 0, 0, 0);
  if (!sequence_clamped(exponent, &n)) return V_ERROR;
  if (x == 0 || !fltbits_finite(x)) return float_new(x);
  bool neg = x < 0;
  uint64_t m = fltbits_split(x, &e);
  n = n > 10000 ? 10000 : n < -10000 ? -10000 : n;
  x = fltbits_make(neg, m, e + (int32_t)n, false);
  return fltbits_finite(x) ? float_new(x) : err_raise(E(math_range), 0, 0, 0);
}

value math_copysign(value a, value b) {
  flt x, y;
  return two(a, b, &x, &y) ? float_new(with_sign(x, y)) : V_ERROR;
}

value math_isfinite(value v) {
  flt x;
  return float_from_value(v, &x) ? value_from_bool(fltbits_finite(x)) : V_ERROR;
}

value math_isinf(value v) {
  flt x;
  return float_from_value(v, &x) ? value_from_bool(!fltbits_finite(x) && !fltbits_nan(x)) : V_ERROR;
}

value math_isnan(value v) {
  flt x;
  return float_from_value(v, &x) ? value_from_bool(fltbits_nan(x)) : V_ERROR;
}

/* isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0) */
value math_isclose(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(a), N(b), N(rel_tol), N(abs_tol)};
  value got[4] = {0, 0, 0, 0};
  flt x, y, rel = (flt)1e-9, abs = 0;
  if (!arg_bind(N(isclose), nargs, nkw, args, 2, 4, names, got)) return V_ERROR;
  if (!got[0] || !got[1]) return err_raise(E(math_isclose_args), 0, 0, 0);
  if (!two(got[0], got[1], &x, &y)) return V_ERROR;
  if ((got[2] && !float_from_value(got[2], &rel)) || (got[3] && !float_from_value(got[3], &abs))) return V_ERROR;
  if (rel < 0 || abs < 0) return err_raise(E(math_tolerance), 0, 0, 0);
  if (x == y) return V_TRUE;
  if (!fltbits_finite(x) || !fltbits_finite(y)) return V_FALSE;
  flt distance = magnitude(x - y), ax = rel * magnitude(x), ay = rel * magnitude(y);
  return value_from_bool(distance <= ax || distance <= ay || distance <= abs);
}

value math_nextafter(value a, value b) {
  flt x, y;
  if (!two(a, b, &x, &y)) return V_ERROR;
  if (fltbits_nan(x) || fltbits_nan(y)) return float_new(fltbits_make_nan());
  if (x == y) return float_new(y);
  if (x == 0) return float_new(with_sign(fltbits_from_raw(1), y));
  return float_new(fltbits_from_raw(fltbits_raw(x) + ((x < y) == (x > 0) ? 1 : (flt_raw)-1)));
}

value math_ulp(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  x = magnitude(x);
  if (!fltbits_finite(x)) return float_new(x);
  flt up = fltbits_from_raw(fltbits_raw(x) + 1);
  return float_new(fltbits_finite(up) ? up - x : x - fltbits_from_raw(fltbits_raw(x) - 1));
}

#define PI 3.14159265358979323846

value math_degrees(value v) {
  flt x;
  return float_from_value(v, &x) ? float_new(x * (flt)(180.0 / PI)) : V_ERROR;
}

value math_radians(value v) {
  flt x;
  return float_from_value(v, &x) ? float_new(x * (flt)(PI / 180.0)) : V_ERROR;
}

/* The exact sum of floats as partial sums that do not overlap (Shewchuk, "Adaptive Precision Floating-Point
   Arithmetic", 1997); p has room for one more. Returns how many there are now. */
static size_t add_partial(flt *p, size_t n, flt x) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    flt y = p[i];
    if (magnitude(x) < magnitude(y)) {
      flt t = x;
      x = y;
      y = t;
    }
    flt high = x + y, low = y - (high - x);
    if (low != 0) p[kept++] = low;
    x = high;
  }
  p[kept++] = x;
  return kept;
}

/* The partial sums, smallest first, rounded once. */
static flt round_partials(const flt *p, size_t n) {
  if (!n) return 0;
  flt high = p[--n], low = 0;
  while (n) {
    flt x = high, y = p[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  if (n && ((low < 0 && p[n - 1] < 0) || (low > 0 && p[n - 1] > 0))) { /* half way, and a little more */
    flt twice = low * 2, x = high + twice;
    if (twice == x - high) high = x;
  }
  return high;
}

value math_fsum(value iterable) {
  value it = iter_new(iterable), v;
  size_t n = 0, room = 8;
  flt *p = it ? gc_bytes(room * sizeof *p) : NULL, special = 0, infinities = 0, x;
  bool has_special = false;
  if (!p) return V_ERROR;
  while ((v = iter_next(it)) != V_STOP) {
    if (!v || !float_from_value(v, &x)) return V_ERROR;
    if (!fltbits_finite(x)) {
      special += x;
      if (!fltbits_nan(x)) infinities += x;
      has_special = true;
      continue;
    }
    if (n + 1 >= room && !(p = gc_bytes_resize(p, (room *= 2) * sizeof *p))) return V_ERROR;
    n = add_partial(p, n, x);
    if (!fltbits_finite(p[n - 1])) return err_raise(E(math_fsum_overflow), 0, 0, 0);
  }
  if (!has_special) return float_new(round_partials(p, n));
  return fltbits_nan(infinities) ? err_raise(E(math_fsum_inf), 0, 0, 0) : float_new(special);
}
