/* SPDX-License-Identifier: MIT */
/* Module math: functions of floats. The values are real.c's; here are arguments, special cases and errors. */
#include "runtime/lib/math.h"

#include "runtime/core/arg.h"
#include "runtime/core/bigmag.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/real.h"
#include "runtime/core/tuple.h"

static value domain_error(void) { return err_raise(E(math_domain), 0, 0, 0); }
static value range_error(void) { return err_raise(E(math_range), 0, 0, 0); }

/* The rounded result of finite arguments: too large is an error. */
static value finish(struct real r) {
  flt x = real_round(r);
  return fltbits_finite(x) ? float_new(x) : range_error();
}

/* What a function gives at the infinities. */
enum limit { LIMIT_DOMAIN, LIMIT_SAME, LIMIT_ZERO, LIMIT_ONE, LIMIT_MINUS_ONE, LIMIT_INF };

static value at_limit(enum limit l, flt x) {
  switch (l) {
  case LIMIT_DOMAIN: return domain_error();
  case LIMIT_SAME: return float_new(x);
  case LIMIT_ZERO: return float_new(0);
  case LIMIT_ONE: return float_new(1);
  case LIMIT_MINUS_ONE: return float_new(-1);
  default: return float_new(fltbits_inf(false));
  }
}

static value apply(value v, struct real (*f)(struct real), enum limit minus, enum limit plus) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (fltbits_nan(x)) return float_new(x);
  if (!fltbits_finite(x)) return at_limit(x > 0 ? plus : minus, x);
  return finish(f(real_from(x)));
}

static struct real sine(struct real x) {
  struct real s, c;
  real_sincos(x, &s, &c);
  return s;
}

static struct real cosine(struct real x) {
  struct real s, c;
  real_sincos(x, &s, &c);
  return c;
}

static struct real tangent(struct real x) {
  struct real s, c;
  real_sincos(x, &s, &c);
  return real_div(s, c);
}

static struct real arc_tangent(struct real x) { return real_atan2(x, REAL_ONE); }

/* sqrt(1 - x^2) */
static struct real other_leg(struct real x) {
  return real_sqrt(real_mul(real_sub(REAL_ONE, x), real_add(REAL_ONE, x)));
}

static struct real arc_sine(struct real x) { return real_atan2(x, other_leg(x)); }
static struct real arc_cosine(struct real x) { return real_atan2(other_leg(x), x); }

struct real math_area_sine(struct real x) {
  struct real a = real_of_parts(x.m, x.e), square = real_mul(a, a);
  struct real root = real_sqrt(real_add(REAL_ONE, square)), r;
  if (real_top(a) > 40) r = real_add(real_log(a), REAL_LN2);
  else r = real_log1p(real_add(a, real_div(square, real_add(REAL_ONE, root))));
  r.neg = x.neg;
  return r;
}

static struct real area_cosine(struct real x) {
  struct real t = real_sub(x, REAL_ONE);
  if (real_top(x) > 40) return real_add(real_log(x), REAL_LN2);
  return real_log1p(real_add(t, real_sqrt(real_mul(t, real_add(t, real_from_int(2))))));
}

static struct real area_tangent(struct real x) {
  struct real a = real_of_parts(x.m, x.e);
  struct real r = real_scale(real_log1p(real_div(real_scale(a, 1), real_sub(REAL_ONE, a))), -1);
  r.neg = x.neg;
  return r;
}

static struct real exp_2(struct real x) { return real_pow(real_from_int(2), x); }

value math_exp(value v) { return apply(v, real_exp, LIMIT_ZERO, LIMIT_SAME); }
value math_exp2(value v) { return apply(v, exp_2, LIMIT_ZERO, LIMIT_SAME); }
value math_expm1(value v) { return apply(v, real_expm1, LIMIT_MINUS_ONE, LIMIT_SAME); }
value math_sin(value v) { return apply(v, sine, LIMIT_DOMAIN, LIMIT_DOMAIN); }
value math_cos(value v) { return apply(v, cosine, LIMIT_DOMAIN, LIMIT_DOMAIN); }
value math_tan(value v) { return apply(v, tangent, LIMIT_DOMAIN, LIMIT_DOMAIN); }
value math_sinh(value v) { return apply(v, real_sinh, LIMIT_SAME, LIMIT_SAME); }
value math_cosh(value v) { return apply(v, real_cosh, LIMIT_INF, LIMIT_SAME); }
value math_tanh(value v) { return apply(v, real_tanh, LIMIT_MINUS_ONE, LIMIT_ONE); }
value math_asinh(value v) { return apply(v, math_area_sine, LIMIT_SAME, LIMIT_SAME); }
value math_erf(value v) { return apply(v, real_erf, LIMIT_MINUS_ONE, LIMIT_ONE); }

value math_erfc(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!fltbits_finite(x)) return float_new(fltbits_nan(x) ? x : x > 0 ? 0 : 2);
  return float_new(real_round(real_erfc(real_from(x))));
}

/* Functions that are defined between two bounds only. */
static value within(value v, struct real (*f)(struct real), flt low, flt high) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (fltbits_nan(x)) return float_new(x);
  if (x < low || x > high) return domain_error();
  if (!fltbits_finite(x)) return float_new(x);
  return finish(f(real_from(x)));
}

value math_asin(value v) { return within(v, arc_sine, -1, 1); }
value math_acos(value v) { return within(v, arc_cosine, -1, 1); }
value math_acosh(value v) { return within(v, area_cosine, 1, fltbits_inf(false)); }

value math_atanh(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  return x == 1 || x == -1 ? domain_error() : within(v, area_tangent, -1, 1);
}

value math_log1p(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  return x == -1 ? domain_error() : within(v, real_log1p, -1, fltbits_inf(false));
}

static struct real half_pi(bool neg) {
  struct real r = real_scale(REAL_PI, -1);
  r.neg = neg;
  return r;
}

value math_atan(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (fltbits_nan(x)) return float_new(x);
  return finish(fltbits_finite(x) ? arc_tangent(real_from(x)) : half_pi(x < 0));
}

value math_atan2(value y_arg, value x_arg) {
  flt x, y;
  if (!float_from_value(y_arg, &y) || !float_from_value(x_arg, &x)) return V_ERROR;
  if (fltbits_nan(x) || fltbits_nan(y)) return float_new(fltbits_make_nan());
  bool x_inf = !fltbits_finite(x), y_inf = !fltbits_finite(y);
  struct real rx = x_inf ? REAL_ONE : real_from(x), ry = y_inf ? REAL_ONE : real_from(y);
  rx.neg = fltbits_negative(x);
  ry.neg = fltbits_negative(y);
  if (x_inf && !y_inf) ry.m = 0;
  if (y_inf && !x_inf) return finish(half_pi(ry.neg));
  if (!rx.m && !ry.m) rx.m = (uint64_t)1 << 63; /* only the sign of zero counts */
  return finish(real_atan2(ry, rx));
}

value math_sqrt(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (x < 0) return domain_error();
  return float_new(fltbits_finite(x) ? real_sqrt_float(x) : x);
}

value math_cbrt(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!fltbits_finite(x) || x == 0) return float_new(x);
  struct real r = real_from(x), third = real_div(REAL_ONE, real_from_int(3)), root;
  bool neg = r.neg;
  r.neg = false;
  root = real_pow(r, third);
  /* One step of Newton makes cubes exact: root - (root^3 - x) / (3 root^2). */
  struct real square = real_mul(root, root), error = real_sub(real_mul(square, root), r);
  root = real_sub(root, real_div(error, real_mul(square, real_from_int(3))));
  root.neg = neg;
  return finish(root);
}

/* ---- logarithms, of ints of any size too ---- */

/* A positive number; false with ValueError. *special: it is not finite, and *x tells. */
static bool positive(value v, struct real *r, flt *x, bool *special) {
  struct int_view a;
  uint32_t e;
  *special = false;
  *x = 1;
  if (value_is_integer(v)) {
    int_view(&a, v);
    if (!a.n || a.negative) return domain_error();
    uint64_t m = bigmag_round(a.digits, a.n, 63, &e);
    *r = real_normalise(m, (int32_t)e, false);
    return true;
  }
  if (!float_from_value(v, x)) return false;
  if (*x <= 0) return domain_error();
  *special = !fltbits_finite(*x);
  if (!*special) *r = real_from(*x);
  return true;
}

static bool natural_log(value v, flt *out) {
  struct real r;
  bool special;
  if (!positive(v, &r, out, &special)) return false;
  if (!special) *out = real_round(real_log(r));
  return true;
}

/* log(x[, base]) */
value math_log(size_t nargs, const value *args) {
  flt x, base;
  if (!natural_log(args[0], &x)) return V_ERROR;
  if (nargs == 1) return float_new(x);
  if (!natural_log(args[1], &base)) return V_ERROR;
  if (base == 0) return err_raise(E(float_division), 0, 0, 0);
  return float_new(x / base);
}

/* exponent * log(2) / log(base) + part / log(base) */
static value log_of_base(value v, struct real per_exponent, struct real per_part) {
  struct real r;
  int32_t exponent;
  flt x;
  bool special;
  if (!positive(v, &r, &x, &special)) return V_ERROR;
  if (special) return float_new(x);
  struct real part = real_log_parts(r, &exponent);
  return finish(real_add(real_mul(real_from_int(exponent), per_exponent), real_mul(part, per_part)));
}

value math_log2(value v) { return log_of_base(v, REAL_ONE, real_of_parts(0xb8aa3b295c17f0bcu, -63)); }

value math_log10(value v) {
  return log_of_base(v, real_of_parts(0x9a209a84fbcff799u, -65), real_of_parts(0xde5bd8a937287195u, -65));
}

value math_pow(value x_arg, value y_arg) {
  flt x, y;
  if (!float_from_value(x_arg, &x) || !float_from_value(y_arg, &y)) return V_ERROR;
  flt r = float_pow(x, y);
  if (fltbits_finite(x) && fltbits_finite(y)) {
    if (fltbits_nan(r) || (x == 0 && y < 0)) return domain_error();
    if (!fltbits_finite(r)) return range_error();
  }
  return float_new(r);
}

/* ---- gamma ---- */

/* sin(pi x), from x's distance to the nearest integer. */
static struct real sine_of_pi(flt x) {
  flt whole = float_floor(x + (flt)0.5), half = whole / 2;
  struct real s = sine(real_mul(real_from(x - whole), REAL_PI));
  if (float_floor(half) != half) s = real_negate(s);
  return s;
}

static struct real gamma_of(flt x) {
  struct real r = real_from(x), product = REAL_ONE;
  if (x > 0 && x < 40 && float_trunc(x) == x) { /* a factorial */
    for (int32_t i = 2; i < (int32_t)x; i++) product = real_mul(product, real_from_int(i));
    return product;
  }
  if (x > 0) return real_exp(real_lgamma(r));
  /* pi / (sin(pi x) gamma(1 - x)) */
  return real_div(REAL_PI, real_mul(sine_of_pi(x), real_exp(real_lgamma(real_sub(REAL_ONE, r)))));
}

value math_gamma(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!fltbits_finite(x)) return x < 0 ? domain_error() : float_new(x);
  if (x == 0 || (x < 0 && float_trunc(x) == x)) return domain_error();
  return finish(gamma_of(x));
}

value math_lgamma(value v) {
  flt x;
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!fltbits_finite(x)) return float_new(fltbits_nan(x) ? x : fltbits_inf(false));
  if (x <= 0 && float_trunc(x) == x) return domain_error();
  if (x == 1 || x == 2) return float_new(0);
  if (x > 0) return finish(real_lgamma(real_from(x)));
  struct real s = sine_of_pi(x);
  s.neg = false;
  struct real rest = real_lgamma(real_sub(REAL_ONE, real_from(x)));
  return finish(real_sub(real_log(real_div(REAL_PI, s)), rest));
}

/* ---- hypot, dist ---- */

/* sqrt of the sum of n squares of what get gives. */
static value norm(size_t n, bool (*get)(const value *args, size_t i, flt *out), const value *args) {
  struct real sum = {0, 0, false};
  bool inf = false, nan = false;
  for (size_t i = 0; i < n; i++) {
    flt x;
    if (!get(args, i, &x)) return V_ERROR;
    if (fltbits_nan(x)) nan = true;
    else if (!fltbits_finite(x)) inf = true;
    else sum = real_add(sum, real_mul(real_from(x), real_from(x)));
  }
  if (inf) return float_new(fltbits_inf(false));
  if (nan) return float_new(fltbits_make_nan());
  return float_new(real_round(real_sqrt((struct real){sum.m, sum.e, false})));
}

static bool coordinate(const value *args, size_t i, flt *out) { return float_from_value(args[i], out); }

static bool difference(const value *args, size_t i, flt *out) {
  flt x, y;
  if (!float_from_value(tuple_items(args[0])[i], &x) || !float_from_value(tuple_items(args[1])[i], &y)) return false;
  *out = x - y;
  return true;
}

value math_hypot(size_t nargs, const value *args) { return norm(nargs, coordinate, args); }

value math_dist(value p, value q) {
  value points[] = {tuple_from(p), 0};
  points[1] = points[0] ? tuple_from(q) : V_ERROR;
  if (!points[1]) return V_ERROR;
  if (tuple_len(points[0]) != tuple_len(points[1])) return err_raise(E(math_dist), 0, 0, 0);
  return norm(tuple_len(points[0]), difference, points);
}
