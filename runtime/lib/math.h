/* SPDX-License-Identifier: MIT */
/* Functions of module math (rows of builtin.def). */
#ifndef FIRN_LIB_MATH_H
#define FIRN_LIB_MATH_H

#include "runtime/core/object.h"
#include "runtime/core/real.h"

/* math.c */
struct real math_area_sine(struct real x); /* asinh; also cmath's */
value math_exp(value v);
value math_exp2(value v);
value math_expm1(value v);
value math_sin(value v);
value math_cos(value v);
value math_tan(value v);
value math_asin(value v);
value math_acos(value v);
value math_atan(value v);
value math_atan2(value y, value x);
value math_sinh(value v);
value math_cosh(value v);
value math_tanh(value v);
value math_asinh(value v);
value math_acosh(value v);
value math_atanh(value v);
value math_sqrt(value v);
value math_cbrt(value v);
value math_log(size_t nargs, const value *args);
value math_log1p(value v);
value math_log2(value v);
value math_log10(value v);
value math_pow(value x, value y);
value math_erf(value v);
value math_erfc(value v);
value math_gamma(value v);
value math_lgamma(value v);
value math_hypot(size_t nargs, const value *args);
value math_dist(value p, value q);

/* math_float.c */
value math_floor(value v);
value math_ceil(value v);
value math_trunc(value v);
value math_fabs(value v);
value math_fmod(value x, value y);
value math_remainder(value x, value y);
value math_modf(value v);
value math_frexp(value v);
value math_ldexp(value v, value exponent);
value math_copysign(value x, value y);
value math_isfinite(value v);
value math_isinf(value v);
value math_isnan(value v);
value math_isclose(size_t nargs, size_t nkw, const value *args);
value math_nextafter(value x, value y);
value math_ulp(value v);
value math_degrees(value v);
value math_radians(value v);
value math_fsum(value iterable);

/* math_int.c */
value math_factorial(value v);
value math_gcd(size_t nargs, const value *args);
value math_lcm(size_t nargs, const value *args);
value math_isqrt(value v);
value math_comb(value n, value k);
value math_perm(size_t nargs, const value *args);
value math_prod(size_t nargs, size_t nkw, const value *args);

#endif
