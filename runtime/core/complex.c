/* SPDX-License-Identifier: MIT */
/* complex: the type and its operators. An int or a float beside one is taken as a complex number whose imaginary part is
 * 0, as CPython 3.11 does: that decides the signs of zeros.
 */
#include "runtime/core/complex.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/int.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

struct complex complex_of(value v) {
  struct complex z;
  memcpy(&z.re, &OBJ(complex, v)->re, sizeof z.re);
  memcpy(&z.im, &OBJ(complex, v)->im, sizeof z.im);
  return z;
}

static value store(struct complex_obj *o, struct complex z) {
  if (!o) return V_ERROR;
  memcpy(&o->re, &z.re, sizeof z.re);
  memcpy(&o->im, &z.im, sizeof z.im);
  return (value)o;
}

value complex_new(flt re, flt im) {
  ASKS(complex_numbers);
  return store(gc_new(sizeof(struct complex_obj), &complex_type), (struct complex){re, im});
}

/* __complex__ of a class's instance; V_STOP when there is none. */
static value by_method(value v) {
  value r = special_of_class(v, SPECIAL_COMPLEX, 1, &v);
  if (!r || r == V_STOP || r == V_NOTIMPLEMENTED) return r ? V_STOP : V_ERROR;
  return value_is_complex(r) ? r : err_raise(E(complex_returned), r, 0, 0);
}

bool complex_from_value(value v, struct complex *out) {
  if (!value_is_complex(v)) {
    value r = by_method(v);
    if (!r) return false;
    out->im = 0;
    if (r == V_STOP) return float_from_value(v, &out->re);
    v = r;
  }
  *out = complex_of(v);
  return true;
}

/* ---- operators ---- */

struct complex complex_times(struct complex a, struct complex b) {
  return (struct complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

static flt magnitude(flt x) { return fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN); }

/* By the larger part of b (R. L. Smith, Algorithm 116), so that squares do not overflow. */
struct complex complex_over(struct complex a, struct complex b) {
  flt re = magnitude(b.re), im = magnitude(b.im);
  if (re >= im) {
    flt ratio = b.im / b.re, unit = b.re + b.im * ratio;
    return (struct complex){(a.re + a.im * ratio) / unit, (a.im - a.re * ratio) / unit};
  }
  if (im >= re) {
    flt ratio = b.re / b.im, unit = b.re * ratio + b.im;
    return (struct complex){(a.re * ratio + a.im) / unit, (a.im * ratio - a.re) / unit};
  }
  return (struct complex){fltbits_make_nan(), fltbits_make_nan()};
}

static inline bool is_number(value v) { return value_is_complex(v) || value_is_float(v) || value_is_integer(v); }

static value real_part(value v) { return value_is_complex(v) ? float_new(complex_of(v).re) : v; }
static bool is_real(value v) { return !value_is_complex(v) || complex_of(v).im == 0; }

/* Exact also for ints that no float holds. */
static value equal(value a, value b) {
  if (value_is_complex(a) && value_is_complex(b)) {
    struct complex x = complex_of(a), y = complex_of(b);
    return value_from_bool(x.re == y.re && x.im == y.im);
  }
  if (!is_real(a) || !is_real(b)) return V_FALSE;
  value x = real_part(a), y = real_part(b);
  return x && y ? op_binary(BINARY_EQ, x, y) : V_ERROR;
}

value complex_binary(enum binary_op op, value a, value b) {
  struct complex x, y;
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  if (!is_number(a) || !is_number(b)) return V_NOTIMPLEMENTED;
  if (op == BINARY_EQ) return equal(a, b);
  if (op == BINARY_NE) {
    value r = equal(a, b);
    return r ? value_from_bool(r == V_FALSE) : V_ERROR;
  }
  if (op != BINARY_ADD && op != BINARY_SUB && op != BINARY_MUL && op != BINARY_TRUEDIV && op != BINARY_POW)
    return V_NOTIMPLEMENTED;
  if (!complex_from_value(a, &x) || !complex_from_value(b, &y)) return V_ERROR;
  switch (op) {
  case BINARY_ADD: return complex_new(x.re + y.re, x.im + y.im);
  case BINARY_SUB: return complex_new(x.re - y.re, x.im - y.im);
  case BINARY_MUL: return complex_new_of(complex_times(x, y));
  case BINARY_POW: return complex_power(a, b);
  default: break;
  }
  if (y.re == 0 && y.im == 0) return err_raise(E(complex_division), 0, 0, 0);
  return complex_new_of(complex_over(x, y));
}

static value absolute(struct complex z) {
  flt r = complex_hypot(z.re, z.im);
  if (!fltbits_finite(r) && fltbits_finite(z.re) && fltbits_finite(z.im)) return err_raise(E(complex_abs), 0, 0, 0);
  return float_new(r);
}

value complex_unary(enum unary_op op, value v) {
  struct complex z = complex_of(v);
  switch (op) {
  case UNARY_POS: return obj_type(v) == &complex_type ? v : complex_new_of(z);
  case UNARY_NEG: return complex_new(-z.re, -z.im);
  case UNARY_ABS: return absolute(z);
  case UNARY_BOOL: return value_from_bool(z.re != 0 || z.im != 0);
  case UNARY_HASH: { /* of a real number: the number's */
    uint32_t h = float_hash(z.re) + 1000003u * float_hash(z.im);
    return (value)(intptr_t)(int32_t)h << 1 | 1;
  }
  default: return V_NOTIMPLEMENTED;
  }
}

/* ---- text ---- */

/* "1j", "(1+2j)", "(-0-1j)". */
bool complex_print(struct writer *w, value v, enum print_kind kind) {
  struct complex z = complex_of(v);
  char out[80];
  size_t n = 0;
  bool both = z.re != 0 || fltbits_negative(z.re);
  if (both) {
    out[n++] = '(';
    n += fltfmt_write(out + n, z.re, 'r', 0, 0);
    if (!fltbits_negative(z.im) || fltbits_nan(z.im)) out[n++] = '+';
  }
  n += fltfmt_write(out + n, z.im, 'r', 0, 0);
  out[n++] = 'j';
  if (both) out[n++] = ')';
  return writer_put(w, out, n);
}

/* ---- complex(…) ---- */

/* A part given to complex(): false with TypeError. */
static bool part(value v, struct complex *out, bool *is_complex, const struct err_msg *message) {
  value r = by_method(v);
  if (!r) return false;
  *is_complex = r != V_STOP || value_is_complex(v);
  if (r == V_STOP && !is_number(v)) {
    r = op_unary(UNARY_FLOAT, v);
    if (r == V_NOTIMPLEMENTED) r = op_unary(UNARY_INDEX, v);
    if (r == V_NOTIMPLEMENTED) return err_raise(message, v, 0, 0);
  }
  return r && complex_from_value(r == V_STOP ? v : r, out);
}

value complex_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(real), N(imag)};
  value v[2] = {V_UNSET, V_UNSET};
  struct complex re = {0, 0}, im = {0, 0};
  bool re_complex = false, im_complex = false;
  if (nargs > 2) return err_raise(E(complex_arg_count), V_INT(nargs), 0, 0);
  if (!arg_bind(N(complex), nargs, nkw, args, 2, 2, names, v)) return V_ERROR;
  if (v[0] && value_is_str(v[0])) {
    if (v[1]) return err_raise(E(complex_text_second), 0, 0, 0);
    if (!(v[0] = complex_from_text(v[0]))) return V_ERROR;
  }
  if (v[1] && value_is_str(v[1])) return err_raise(E(complex_second_text), 0, 0, 0);
  if (v[0] && !part(v[0], &re, &re_complex, E(complex_first))) return V_ERROR;
  if (v[1] && !part(v[1], &im, &im_complex, E(complex_second))) return V_ERROR;
  if (cls == &complex_type && v[0] && !v[1] && value_type(v[0]) == cls) return v[0];
  struct complex z = {im_complex ? re.re - im.im : re.re, v[1] ? im.re : re.im};
  if (v[1] && re_complex) z.im += re.im;
  return store(builtin_alloc(cls, sizeof(struct complex_obj)), z);
}

value complex_getattr(value v, value name) {
  if (name == N(real)) return float_new(complex_of(v).re);
  return name == N(imag) ? float_new(complex_of(v).im) : V_STOP;
}

value complex_conjugate(value self) {
  struct complex z = complex_of(self);
  return complex_new(z.re, -z.im);
}

value complex_dunder_complex(value self) { return complex_new_of(complex_of(self)); }

BUILTIN_TYPE_DEF(complex, complex, COMPLEX, object, 0, &complex_ops)
