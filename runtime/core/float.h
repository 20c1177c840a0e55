/* SPDX-License-Identifier: MIT */
/* float: one boxed IEEE number of the image's width (fltbits.h). */
#ifndef FIRN_CORE_FLOAT_H
#define FIRN_CORE_FLOAT_H

#include "runtime/core/fltbits.h"
#include "runtime/core/object.h"

static inline bool value_is_float(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_FLOAT;
}

/* v is a float. */
static inline flt float_of(value v) {
  flt x;
  memcpy(&x, &OBJ(float, v)->v, sizeof x);
  return x;
}

value float_new(flt x);

/* A real number as float: floats, ints (OverflowError when too large), __float__, __index__. False with TypeError
   "must be real number, not …". */
bool float_from_value(value v, flt *out);
/* An integer as float, rounded to nearest; false with OverflowError. */
bool float_from_int(value v, flt *out);
/* int(x): ValueError for nan, OverflowError for infinities. */
value float_to_int(flt x);
/* Floor, ceiling or truncation as a float. */
flt float_floor(flt x);
flt float_trunc(flt x);
/* x modulo y with the sign of x, exact; y is not 0. */
flt float_remainder(flt x, flt y);
uint32_t float_hash(flt x);
/* x op y for the arithmetic and comparing operators. */
value float_binary(enum binary_op op, flt x, flt y);
/* repr into out (room 32), returns the length. */
size_t float_repr(char *out, flt x);

value float_from_object(value v);
/* The text of a str, with blanks and digits of other scripts as ASCII ones; *n is the length. NULL with MemoryError. */
const char *float_ascii_text(value v, size_t *n);
/* a ** b where at least one is a float, or a is an int and b a negative one. */
value float_power(value a, value b);

flt float_pow(flt x, flt y);

/* Services: a / b and a ** b with b < 0 for ints. */
value float_truediv_ints(value a, value b);
value float_pow_ints(value a, value b);

#endif
