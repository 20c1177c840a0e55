/* SPDX-License-Identifier: MIT */
/* Module cmath. The formulas, their branch cuts and the signs of zeros are those of W. Kahan, "Branch Cuts for Complex
 * Elementary Functions"; the functions of one float are real.c's. Where an argument is infinite or nan the parts are
 * what C's functions of floats give; an angle that is infinite is a ValueError.
 */
#include "runtime/lib/cmath.h"

#include "runtime/core/arg.h"
#include "runtime/core/complex.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/real.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/math.h"

static value domain_error(void) { return err_raise(E(math_domain), 0, 0, 0); }
static value range_error(void) { return err_raise(E(math_range), 0, 0, 0); }

static flt magnitude(flt x) { return fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN); }
static flt with_sign(flt x, flt sign) {
  return fltbits_from_raw((fltbits_raw(x) & ~FLTBITS_SIGN) | (fltbits_raw(sign) & FLTBITS_SIGN));
}
static bool is_infinite(flt x) { return !fltbits_finite(x) && !fltbits_nan(x); }
static bool is_finite(struct complex z) { return fltbits_finite(z.re) && fltbits_finite(z.im); }

/* f(x), which keeps an infinity's and a zero's sign (the odd functions of real.c that are used here). */
static flt odd(struct real (*f)(struct real), flt x) {
  return !fltbits_finite(x) || x == 0 ? x : real_round(f(real_from(x)));
}
static flt hyperbolic_sine(flt x) { return odd(real_sinh, x); }
static flt area_sine(flt x) { return odd(math_area_sine, x); }
static flt hyperbolic_cosine(flt x) {
  return fltbits_finite(x) ? real_round(real_cosh(real_from(x))) : magnitude(x);
}

/* i z and -i z: sine and tangent, and their inverses, are turned hyperbolic ones. */
static struct complex turned(struct complex z) { return (struct complex){-z.im, z.re}; }
static struct complex turned_back(struct complex z) { return (struct complex){z.im, -z.re}; }

/* The result of finite arguments: too large is an error. */
static value finish(struct complex r, struct complex z) {
  if (is_finite(z) && (is_infinite(r.re) || is_infinite(r.im))) return range_error();
  return complex_new_of(r);
}

static value apply(value v, struct complex (*f)(struct complex)) {
  struct complex z;
  return complex_from_value(v, &z) ? finish(f(z), z) : V_ERROR;
}

/* ---- roots, logarithms, powers ---- */

static struct complex square_root(struct complex z) {
  flt x = magnitude(z.re), y = magnitude(z.im);
  if (z.re == 0 && z.im == 0) return (struct complex){0, z.im};
  if (is_infinite(z.im)) return (struct complex){y, z.im};
  if (is_infinite(z.re)) {
    flt other = fltbits_nan(z.im) ? z.im : 0;
    if (z.re > 0) return (struct complex){x, with_sign(other, z.im)};
    return (struct complex){other, with_sign(x, z.im)};
  }
  if (!is_finite(z)) return (struct complex){fltbits_make_nan(), fltbits_make_nan()};
  struct real a = real_from(x), b = real_from(y);
  struct real size = real_sqrt(real_add(real_mul(a, a), real_mul(b, b)));
  struct real s = real_sqrt(real_scale(real_add(a, size), -1)), d = real_div(real_scale(b, -1), s);
  flt large = real_round(s), small = b.m ? real_round(d) : 0;
  if (!fltbits_negative(z.re)) return (struct complex){large, with_sign(small, z.im)};
  return (struct complex){small, with_sign(large, z.im)};
}

/* log |z|; near the unit circle by log1p(|z|^2 - 1), where the logarithm of the rounded size would have no digits. */
static flt log_of_size(struct complex z) {
  flt x = magnitude(z.re), y = magnitude(z.im);
  if (!is_finite(z)) return complex_log(complex_hypot(x, y));
  if (x < y) {
    flt t = x;
    x = y;
    y = t;
  }
  struct real a = real_from(x), b = real_from(y), one = REAL_ONE;
  if (x > (flt)0.5 && x < 2) {
    struct real excess = real_add(real_mul(real_sub(a, one), real_add(a, one)), real_mul(b, b));
    return excess.m ? real_round(real_scale(real_log1p(excess), -1)) : 0;
  }
  return real_round(real_scale(real_log(real_add(real_mul(a, a), real_mul(b, b))), -1));
}

static struct complex logarithm(struct complex z) {
  return (struct complex){log_of_size(z), complex_atan2(z.im, z.re)};
}

static bool log_of(value v, struct complex *out) {
  struct complex z;
  if (!complex_from_value(v, &z)) return false;
  if (z.re == 0 && z.im == 0) return domain_error();
  *out = logarithm(z);
  return true;
}

value cmath_sqrt(value v) { return apply(v, square_root); }

value cmath_log(size_t nargs, const value *args) {
  struct complex z, base;
  if (!log_of(args[0], &z)) return V_ERROR;
  if (nargs == 1) return complex_new_of(z);
  if (!log_of(args[1], &base)) return V_ERROR;
  if (base.re == 0 && base.im == 0) return domain_error();
  return complex_new_of(complex_over(z, base));
}

value cmath_log10(value v) {
  struct complex z;
  if (!log_of(v, &z)) return V_ERROR;
  const flt ln10 = (flt)2.302585092994045684;
  return complex_new(z.re / ln10, z.im / ln10);
}

value cmath_exp(value v) {
  struct complex z;
  flt sine, cosine;
  if (!complex_from_value(v, &z)) return V_ERROR;
  flt size = complex_exp(z.re);
  if (z.im == 0) return finish((struct complex){size, z.im}, z);
  if (is_infinite(z.im) && z.re < 0 && is_infinite(z.re)) return complex_new(0, 0);
  if (is_infinite(z.im)) return domain_error();
  complex_sincos(z.im, &sine, &cosine);
  if (is_finite(z) && is_infinite(size)) { /* the angle may bring it back */
    flt half = complex_exp(z.re - 1), e = (flt)2.718281828459045235;
    return finish((struct complex){half * cosine * e, half * sine * e}, z);
  }
  return finish((struct complex){size * cosine, size * sine}, z);
}

/* ---- sines and their like ---- */

/* False with an exception: the argument, whose angle must be finite. */
static bool argument(value v, struct complex *z, bool angle_is_real) {
  if (!complex_from_value(v, z)) return false;
  if (is_infinite(angle_is_real ? z->re : z->im)) return domain_error();
  return true;
}

static struct complex sinh_of(struct complex z) {
  flt s, c;
  complex_sincos(z.im, &s, &c);
  return (struct complex){hyperbolic_sine(z.re) * c, z.im == 0 ? z.im : hyperbolic_cosine(z.re) * s};
}

static struct complex cosh_of(struct complex z) {
  flt s, c;
  complex_sincos(z.im, &s, &c);
  return (struct complex){hyperbolic_cosine(z.re) * c, hyperbolic_sine(z.re) * s};
}

static struct complex tanh_of(struct complex z) {
  flt s, c;
  complex_sincos(z.im, &s, &c);
  if (is_infinite(z.re) || magnitude(z.re) > 40) { /* 1 as far as a float tells */
    flt im = fltbits_finite(z.re) ? 4 * s * c * complex_exp(-2 * magnitude(z.re)) : with_sign(0, s * c);
    return (struct complex){with_sign(1, z.re), im};
  }
  flt tx = odd(real_tanh, z.re), ty = s / c, unit = 1 / hyperbolic_cosine(z.re);
  flt both = tx * ty, denominator = 1 + both * both;
  return (struct complex){tx * (1 + ty * ty) / denominator, ty / denominator * unit * unit};
}

value cmath_sinh(value v) {
  struct complex z;
  return argument(v, &z, false) ? finish(sinh_of(z), z) : V_ERROR;
}
value cmath_cosh(value v) {
  struct complex z;
  return argument(v, &z, false) ? finish(cosh_of(z), z) : V_ERROR;
}
value cmath_tanh(value v) {
  struct complex z;
  return argument(v, &z, false) ? finish(tanh_of(z), z) : V_ERROR;
}
value cmath_sin(value v) {
  struct complex z;
  return argument(v, &z, true) ? finish(turned_back(sinh_of(turned(z))), z) : V_ERROR;
}
value cmath_cos(value v) {
  struct complex z;
  return argument(v, &z, true) ? finish(cosh_of(turned(z)), z) : V_ERROR;
}
value cmath_tan(value v) {
  struct complex z;
  return argument(v, &z, true) ? finish(turned_back(tanh_of(turned(z))), z) : V_ERROR;
}

/* ---- their inverses ---- */

static struct complex asinh_of(struct complex z) {
  struct complex a = square_root((struct complex){1 + z.im, -z.re}), b = square_root((struct complex){1 - z.im, z.re});
  return (struct complex){area_sine(a.re * b.im - b.re * a.im), complex_atan2(z.im, a.re * b.re - a.im * b.im)};
}

static struct complex acos_of(struct complex z) {
  struct complex a = square_root((struct complex){1 - z.re, -z.im}), b = square_root((struct complex){1 + z.re, z.im});
  return (struct complex){2 * complex_atan2(a.re, b.re), area_sine(b.re * a.im - b.im * a.re)};
}

static struct complex acosh_of(struct complex z) {
  struct complex a = square_root((struct complex){z.re - 1, z.im}), b = square_root((struct complex){z.re + 1, z.im});
  return (struct complex){area_sine(a.re * b.re + a.im * b.im), 2 * complex_atan2(a.im, b.re)};
}

static struct complex atanh_of(struct complex z) {
  bool flip = fltbits_negative(z.re);
  if (flip) z = (struct complex){-z.re, -z.im};
  flt y = magnitude(z.im), near = 1 - z.re;
  struct complex r;
  if (!is_finite(z)) {
    r = (struct complex){0, with_sign(real_round(real_scale(REAL_PI, -1)), z.im)};
  } else {
    r.re = odd(real_log1p, 4 * z.re / (near * near + y * y)) / 4;
    r.im = -complex_atan2(-2 * z.im, near * (1 + z.re) - y * y) / 2;
  }
  return flip ? (struct complex){-r.re, -r.im} : r;
}

static value finish_atanh(struct complex z, bool turn) {
  struct complex at = turn ? turned(z) : z;
  if (at.im == 0 && magnitude(at.re) == 1) return domain_error();
  struct complex r = atanh_of(at);
  return complex_new_of(turn ? turned_back(r) : r);
}

value cmath_asinh(value v) { return apply(v, asinh_of); }
value cmath_acos(value v) { return apply(v, acos_of); }
value cmath_acosh(value v) { return apply(v, acosh_of); }

value cmath_asin(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? complex_new_of(turned_back(asinh_of(turned(z)))) : V_ERROR;
}

value cmath_atanh(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? finish_atanh(z, false) : V_ERROR;
}

value cmath_atan(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? finish_atanh(z, true) : V_ERROR;
}

/* ---- polar form, questions ---- */

value cmath_phase(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? float_new(complex_atan2(z.im, z.re)) : V_ERROR;
}

value cmath_polar(value v) {
  struct complex z;
  if (!complex_from_value(v, &z)) return V_ERROR;
  flt size = complex_hypot(z.re, z.im);
  if (is_finite(z) && is_infinite(size)) return range_error();
  value r = float_new(size), phi = float_new(complex_atan2(z.im, z.re));
  return r && phi ? tuple_2(r, phi) : V_ERROR;
}

value cmath_rect(value radius, value angle) {
  flt r, phi, s, c;
  if (!float_from_value(radius, &r) || !float_from_value(angle, &phi)) return V_ERROR;
  if (is_infinite(phi) && r == 0) return complex_new(0, 0);
  if (is_infinite(phi) && !fltbits_nan(r)) return domain_error();
  if (phi == 0) return complex_new(r, r * phi);
  complex_sincos(phi, &s, &c);
  return complex_new(r * c, r * s);
}

value cmath_isfinite(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? value_from_bool(is_finite(z)) : V_ERROR;
}

value cmath_isinf(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? value_from_bool(is_infinite(z.re) || is_infinite(z.im)) : V_ERROR;
}

value cmath_isnan(value v) {
  struct complex z;
  return complex_from_value(v, &z) ? value_from_bool(fltbits_nan(z.re) || fltbits_nan(z.im)) : V_ERROR;
}

value cmath_isclose(size_t nargs, size_t nkw, const value *args) {
  const value names[4] = {N(a), N(b), N(rel_tol), N(abs_tol)};
  value v[4] = {V_UNSET, V_UNSET, V_UNSET, V_UNSET};
  struct complex a, b;
  flt relative = (flt)1e-9, absolute = 0;
  if (!arg_bind(N(isclose), nargs, nkw, args, 2, 4, names, v)) return V_ERROR;
  if (!v[0] || !v[1]) return err_raise(E(math_isclose_args), 0, 0, 0);
  if (!complex_from_value(v[0], &a) || !complex_from_value(v[1], &b)) return V_ERROR;
  if (v[2] && !float_from_value(v[2], &relative)) return V_ERROR;
  if (v[3] && !float_from_value(v[3], &absolute)) return V_ERROR;
  if (relative < 0 || absolute < 0) return err_raise(E(math_tolerance), 0, 0, 0);
  if (a.re == b.re && a.im == b.im) return V_TRUE;
  if (is_infinite(a.re) || is_infinite(a.im) || is_infinite(b.re) || is_infinite(b.im)) return V_FALSE;
  flt apart = complex_hypot(a.re - b.re, a.im - b.im);
  flt size_a = complex_hypot(a.re, a.im), size_b = complex_hypot(b.re, b.im);
  return value_from_bool(apart <= relative * size_b || apart <= relative * size_a || apart <= absolute);
}

value cmath_infj(void) { return complex_new(0, fltbits_inf(false)); }
value cmath_nanj(void) { return complex_new(0, fltbits_make_nan()); }
