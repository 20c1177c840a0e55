/* SPDX-License-Identifier: MIT */
/* complex: two boxed floats of the image's width. An image has the type when it has a constant of it, names it, or
 * imports cmath. */
#ifndef FIRN_CORE_COMPLEX_H
#define FIRN_CORE_COMPLEX_H

#include "runtime/core/fltbits.h"
#include "runtime/core/object.h"

struct complex {
  flt re, im;
};

extern const struct type_obj complex_type;

static inline bool value_is_complex(value v) { return v && value_is_obj(v) && obj_type(v)->kind == KIND_COMPLEX; }
struct complex complex_of(value v); /* v is a complex */
value complex_new(flt re, flt im);
static inline value complex_new_of(struct complex z) { return complex_new(z.re, z.im); }

/* A number as complex: complex, float, int, and what has __complex__, __float__ or __index__. False with TypeError
   "must be real number, not …". */
bool complex_from_value(value v, struct complex *out);
/* complex(text): V_ERROR with ValueError. v is a str. */
value complex_from_text(value v);

struct complex complex_times(struct complex a, struct complex b);
/* b is not 0. */
struct complex complex_over(struct complex a, struct complex b);
/* a ** b on numbers one of which is complex, or a negative float to a broken power (service complex_power). */
value complex_power(value a, value b);

/* Functions of floats with C's results at infinities and nan (C11 Annex F). */
flt complex_hypot(flt x, flt y);
flt complex_atan2(flt y, flt x);
flt complex_exp(flt x);
flt complex_log(flt x);
void complex_sincos(flt x, flt *sine, flt *cosine);

/* Methods: rows of builtin.def. */
value complex_conjugate(value self);
value complex_dunder_complex(value self);
value complex_dunder_format(value self, value spec);

#endif
