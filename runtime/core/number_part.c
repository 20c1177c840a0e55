/* SPDX-License-Identifier: MIT */
/* The attributes that make every int and float a complex number, and every int a fraction (service number_part). */
#include "runtime/core/builtin.h"
#include "runtime/core/float.h"
#include "runtime/core/service.h"

value number_part(value v, value name) {
  if (value_is_float(v)) return name == N(real) ? v : name == N(imag) ? float_new(0) : V_STOP;
  if (name == N(imag)) return V_INT(0);
  if (name == N(denominator)) return V_INT(1);
  return name == N(real) || name == N(numerator) ? op_unary(UNARY_POS, v) : V_STOP;
}
