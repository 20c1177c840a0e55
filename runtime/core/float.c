/* SPDX-License-Identifier: MIT */
/* float: arithmetic is the compiler's (hardware or soft float, both round to nearest); everything that converts is done
 * with integers (fltbits.h), so that it is exact and the same on every target. Comparisons with ints are exact too:
 * 2**53 + 1 == float(2**53) is False.
 */
#include "runtime/core/float.h"

#include "runtime/core/arg.h"
#include "runtime/core/bigmag.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/writer.h"

value float_new(flt x) {
  struct float_obj *o = gc_new(sizeof *o, &float_type);
  if (!o) return V_ERROR;
  memcpy(&o->v, &x, sizeof x);
  return (value)o;
}

flt float_trunc(flt x) {
  flt_raw r = fltbits_raw(x);
  int32_t exponent = (int32_t)(r >> (FLTBITS_PRECISION - 1) & FLTBITS_EXP_MAX) - FLTBITS_BIAS;
  if (exponent >= FLTBITS_PRECISION - 1) return x; /* nan and inf too */
  if (exponent < 0) return fltbits_from_raw(r & FLTBITS_SIGN);
  return fltbits_from_raw(r & ~(((flt_raw)1 << (FLTBITS_PRECISION - 1 - exponent)) - 1));
}

flt float_floor(flt x) {
  flt t = float_trunc(x);
  return t > x ? t - 1 : t;
}

value float_to_int(flt x) {
  int32_t e;
  uint32_t m[2];
  if (!fltbits_finite(x)) return err_raise(fltbits_nan(x) ? E(nan_to_int) : E(inf_to_int), 0, 0, 0);
  x = float_trunc(x);
  uint64_t mantissa = fltbits_split(x, &e);
  if (e <= 0) {
    mantissa = e > -64 ? mantissa >> -e : 0;
    return int_from_i64(x < 0 ? -(int64_t)mantissa : (int64_t)mantissa);
  }
  uint32_t n = bigmag_from_u64(m, mantissa);
  struct int_obj *o = int_alloc(n + (uint32_t)e / 32 + 1);
  if (!o) return V_ERROR;
  return int_finish(o, bigmag_shift_left(o->digits, m, n, (uint32_t)e), x < 0);
}

bool float_from_int(value v, flt *out) {
  struct int_view a;
  uint32_t exponent = 0;
  int_view(&a, v);
  uint64_t m = a.n ? bigmag_round(a.digits, a.n, FLTBITS_PRECISION, &exponent) : 0;
  *out = fltbits_make(a.negative, m, exponent < 5000 ? (int32_t)exponent : 5000, false);
  return fltbits_finite(*out) || err_raise(E(int_too_large), 0, 0, 0);
}

bool float_from_value(value v, flt *out) {
  if (!value_is_float(v)) {
    if (value_is_integer(v)) return float_from_int(v, out);
    value type = v;
    if ((v = op_unary(UNARY_FLOAT, v)) == V_NOTIMPLEMENTED) v = op_unary(UNARY_INDEX, type);
    if (!v) return false;
    if (value_is_integer(v)) return float_from_int(v, out);
    if (!value_is_float(v)) return err_raise(E(not_real), type, 0, 0);
  }
  *out = float_of(v);
  return true;
}

/* As int_hash for whole numbers: the value modulo the prime 2^31 - 1, in which 2^31 is 1. */
uint32_t float_hash(flt x) {
  const uint32_t prime = 0x7fffffff;
  int32_t e;
  if (fltbits_nan(x)) return 0;
  if (!fltbits_finite(x)) return x > 0 ? 314159 : (uint32_t)-314159;
  uint64_t m = fltbits_split(x, &e);
  m = (m & prime) + (m >> 31);
  m = (m & prime) + (m >> 31);
  unsigned turn = (unsigned)((e % 31 + 31) % 31);
  uint32_t h = (uint32_t)((m << turn & prime) | m >> (31 - turn));
  if (h == prime) h = 0;
  if (x < 0) h = -h;
  return h == UINT32_MAX ? UINT32_MAX - 1 : h;
}

/* a % b without a 64-bit division. */
static uint64_t modulo_u64(uint64_t a, uint64_t b) {
  uint64_t d = b;
  while (d <= a >> 1) d <<= 1;
  for (;; d >>= 1) {
    if (a >= d) a -= d;
    if (d == b) return a;
  }
}

/* x modulo y with x's sign, exact (C's fmod); y is not 0. */
flt float_remainder(flt x, flt y) {
  int32_t ex, ey;
  if (!fltbits_finite(x) || fltbits_nan(y)) return fltbits_make_nan();
  if (!fltbits_finite(y)) return x;
  uint64_t mx = fltbits_split(x, &ex), my = fltbits_split(y, &ey);
  if (ey > ex) return x; /* then y is normal and |x| < |y| */
  for (mx = modulo_u64(mx, my); ex > ey && mx; ex--) {
    mx <<= 1;
    if (mx >= my) mx -= my;
  }
  return fltbits_make(fltbits_negative(x), mx, ex, false);
}

/* Python's x % y: the sign of y. */
static flt modulo(flt x, flt y) {
  flt r = float_remainder(x, y);
  if (r != 0) return (r < 0) != (y < 0) ? r + y : r;
  return fltbits_from_raw((fltbits_raw(r) & ~FLTBITS_SIGN) | (fltbits_raw(y) & FLTBITS_SIGN));
}

/* floor(x / y), from the exact remainder so that q * y + x % y is as near to x as it can be. */
static flt floor_divide(flt x, flt y) {
  flt r = float_remainder(x, y), q = (x - r) / y;
  if (r != 0 && (r < 0) != (y < 0)) q -= 1;
  if (q == 0) return fltbits_from_raw(fltbits_raw(x / y) & FLTBITS_SIGN);
  flt f = float_floor(q);
  return q - f > (flt)0.5 ? f + 1 : f;
}

static value compare(enum binary_op op, flt x, flt y) {
  return value_from_bool(op == BINARY_LT   ? x < y
                         : op == BINARY_GT ? x > y
                         : op == BINARY_EQ ? x == y
                         : op == BINARY_LE ? x <= y
                         : op == BINARY_GE ? x >= y
                                           : x != y);
}

value float_binary(enum binary_op op, flt x, flt y) {
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE:
    return compare(op, x, y);
  case BINARY_ADD: return float_new(x + y);
  case BINARY_SUB: return float_new(x - y);
  case BINARY_MUL: return float_new(x * y);
  case BINARY_TRUEDIV:
    return y == 0 ? err_raise(E(float_division), 0, 0, 0) : float_new(x / y);
  case BINARY_FLOORDIV:
    return y == 0 ? err_raise(E(float_floor_division), 0, 0, 0) : float_new(floor_divide(x, y));
  case BINARY_MOD: return y == 0 ? err_raise(E(float_modulo), 0, 0, 0) : float_new(modulo(x, y));
  default: return V_NOTIMPLEMENTED;
  }
}

/* x compared with an int of any size. */
static value compare_int(enum binary_op op, flt x, value v) {
  if (!fltbits_finite(x)) return compare(op, x, 0);
  value whole = float_to_int(x);
  if (!whole) return V_ERROR;
  int c = int_compare(whole, v);
  flt rest = x - float_trunc(x);
  return compare(op, c ? (flt)c : rest, 0);
}

/* Is it so small that its float is exact? */
static bool exact_int(value v, flt *out) {
  if (value_is_bool(v)) {
    *out = v == V_TRUE;
    return true;
  }
  if (!value_is_int(v)) return false;
  int32_t i = (int32_t)value_int(v);
  *out = (flt)i;
  return i == value_int(v) && i < 1 << 24 && i > -(1 << 24);
}

/* The operator with sides swapped: a < b is b > a. */
static enum binary_op mirrored(enum binary_op op) {
  return op == BINARY_LT   ? BINARY_GT
         : op == BINARY_GT ? BINARY_LT
         : op == BINARY_LE ? BINARY_GE
         : op == BINARY_GE ? BINARY_LE
                           : op;
}

/* One side is a float, the other a float or an integer. */
value float_op_binary(enum binary_op op, value a, value b) {
  flt x, y;
  bool a_float = value_is_float(a), b_float = value_is_float(b);
  if (a_float && b_float && op != BINARY_POW && op != INPLACE_POW)
    return float_binary(op >= INPLACE_OR && op <= INPLACE_POW ? BINARY_PLAIN_OF(op) : op, float_of(a), float_of(b));
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  if (!(a_float || value_is_integer(a)) || !(b_float || value_is_integer(b))) return V_NOTIMPLEMENTED;
  if (op == BINARY_POW) return firn_service_float_power(a, b);
  if (a_float) x = float_of(a);
  else if (!exact_int(a, &x)) {
    if (op <= BINARY_NE) return compare_int(mirrored(op), float_of(b), a);
    if (!float_from_int(a, &x)) return V_ERROR;
  }
  if (b_float) y = float_of(b);
  else if (!exact_int(b, &y)) {
    if (op <= BINARY_NE) return compare_int(op, x, b);
    if (!float_from_int(b, &y)) return V_ERROR;
  }
  return float_binary(op, x, y);
}

value float_unary(enum unary_op op, value v) {
  flt x = float_of(v);
  switch (op) {
  case UNARY_POS: case UNARY_FLOAT: return obj_type(v) == &float_type ? v : float_new(x);
  case UNARY_NEG: return float_new(-x);
  case UNARY_ABS: return float_new(fltbits_from_raw(fltbits_raw(x) & ~FLTBITS_SIGN));
  case UNARY_BOOL: return value_from_bool(x != 0);
  case UNARY_HASH: return (value)(intptr_t)(int32_t)float_hash(x) << 1 | 1;
  case UNARY_INT: return float_to_int(x);
  default: return V_NOTIMPLEMENTED;
  }
}

size_t float_repr(char *out, flt x) { return fltfmt_write(out, x, 'r', 0, FLTFMT_DOT0); }

bool float_print(struct writer *w, value v, enum print_kind kind) {
  char out[32];
  return writer_put(w, out, float_repr(out, float_of(v)));
}

value float_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  flt x = 0;
  if (!arg_no_keywords(N(float), nkw) || !arg_count(N(float), nargs, 0, 1)) return V_ERROR;
  if (nargs) {
    value v = args[0];
    if (!value_is_float(v) && !value_is_integer(v)) v = firn_service_float_from_object(v);
    if (!v || !float_from_value(v, &x)) return V_ERROR;
    if (cls == &float_type && v == args[0] && value_is_obj(v) && obj_type(v) == cls) return v;
  }
  struct float_obj *o = gc_new(instance_size(cls, 0), cls);
  if (!o) return V_ERROR;
  memcpy(&o->v, &x, sizeof x);
  return (value)o;
}

value float_getattr(value v, value name) {
  return firn_service_number_part ? firn_service_number_part(v, name) : V_STOP;
}

BUILTIN_TYPE_DEF(float, float, FLOAT, object, 0, &float_ops)
