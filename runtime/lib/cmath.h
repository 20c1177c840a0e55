/* SPDX-License-Identifier: MIT */
/* Functions of module cmath (rows of builtin.def). */
#ifndef FIRN_LIB_CMATH_H
#define FIRN_LIB_CMATH_H

#include "runtime/core/object.h"

value cmath_acos(value v);
value cmath_acosh(value v);
value cmath_asin(value v);
value cmath_asinh(value v);
value cmath_atan(value v);
value cmath_atanh(value v);
value cmath_cos(value v);
value cmath_cosh(value v);
value cmath_exp(value v);
value cmath_infj(void);
value cmath_isclose(size_t nargs, size_t nkw, const value *args);
value cmath_isfinite(value v);
value cmath_isinf(value v);
value cmath_isnan(value v);
value cmath_log(size_t nargs, const value *args);
value cmath_log10(value v);
value cmath_nanj(void);
value cmath_phase(value v);
value cmath_polar(value v);
value cmath_rect(value r, value phi);
value cmath_sin(value v);
value cmath_sinh(value v);
value cmath_sqrt(value v);
value cmath_tan(value v);
value cmath_tanh(value v);

#endif
