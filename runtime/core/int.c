/* SPDX-License-Identifier: MIT */
/* int as every image has it: small ints, and the way to the rest. Arithmetic on small ints that stays small ends here;
 * whatever overflows or has a big operand goes through the service int_big to bigint.c, which an image without
 * arithmetic does not have. bool is an int with two values of its own.
 */
#include "runtime/core/int.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

#include <string.h>

bool value_is_integer(value v) {
  return value_is_int(v) || value_is_bool(v) ||
         (v && value_is_obj(v) && obj_type(v)->kind == KIND_INT);
}

/* A small int or bool as a word. */
static bool small_of(value v, intptr_t *out) {
  if (value_is_int(v)) *out = value_int(v);
  else if (value_is_bool(v)) *out = v == V_TRUE;
  else return false;
  return true;
}

void int_view(struct int_view *out, value v) {
  intptr_t i;
  if (!small_of(v, &i)) {
    const struct int_obj *o = OBJ(int, v);
    out->digits = o->digits;
    out->n = o->size >> 1;
    out->negative = o->size & 1;
    return;
  }
  uint64_t m = i < 0 ? -(uint64_t)i : (uint64_t)i;
  out->small[0] = (uint32_t)m;
  out->small[1] = (uint32_t)(m >> 32);
  out->digits = out->small;
  out->n = m >> 32 ? 2 : m != 0;
  out->negative = i < 0;
}

struct int_obj *int_alloc(uint32_t n) {
  ASKS(big_ints);
  if (n > UINT32_MAX / 8) {
    err_memory();
    return NULL;
  }
  return gc_new(sizeof(struct int_obj) + n * sizeof(uint32_t), &int_type);
}

/* Does the magnitude fit a small int? */
static bool small_fits(const uint32_t *digits, uint32_t n, bool negative, intptr_t *out) {
  uint64_t m = 0, limit = (uint64_t)VALUE_INT_MAX + negative;
  if (n > 2) return false;
  while (n) m = m << 32 | digits[--n];
  if (m > limit) return false;
  *out = (intptr_t)(negative ? -m : m);
  return true;
}

value int_finish(struct int_obj *o, uint32_t n, bool negative) {
  intptr_t i;
  while (n && !o->digits[n - 1]) n--;
  if (small_fits(o->digits, n, negative, &i)) return V_INT(i);
  o->size = n << 1 | negative;
  return (value)o;
}

value int_from_digits(const uint32_t *digits, uint32_t n, bool negative) {
  intptr_t i;
  while (n && !digits[n - 1]) n--;
  if (small_fits(digits, n, negative, &i)) return V_INT(i);
  struct int_obj *o = int_alloc(n);
  if (!o) return V_ERROR;
  memcpy(o->digits, digits, n * sizeof *digits);
  o->size = n << 1 | negative;
  return (value)o;
}

static value from_magnitude(uint64_t m, bool negative) {
  uint32_t digits[2] = {(uint32_t)m, (uint32_t)(m >> 32)};
  return int_from_digits(digits, 2, negative);
}

value int_from(intptr_t i) { return value_fits_int(i) ? V_INT(i) : int_from_i64(i); }
value int_from_i64(int64_t i) { return from_magnitude(i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0); }
value int_from_u64(uint64_t i) { return from_magnitude(i, false); }

uint64_t int_low64(value v) {
  struct int_view a;
  int_view(&a, v);
  uint64_t m = a.n > 1 ? (uint64_t)a.digits[1] << 32 : 0;
  if (a.n) m |= a.digits[0];
  return a.negative ? -m : m;
}

bool int_to_u64(value v, uint64_t *out) {
  struct int_view a;
  int_view(&a, v);
  if (a.n > 2 || (a.negative && a.n)) return false;
  *out = int_low64(v);
  return true;
}

bool int_to_i64(value v, int64_t *out) {
  struct int_view a;
  int_view(&a, v);
  int64_t i = (int64_t)int_low64(v);
  if (a.n > 2 || (a.n && (i < 0) != a.negative)) return false;
  *out = i;
  return true;
}

int int_sign(value v) {
  struct int_view a;
  int_view(&a, v);
  return a.n ? (a.negative ? -1 : 1) : 0;
}

int int_compare(value a, value b) {
  intptr_t x, y;
  if (small_of(a, &x) && small_of(b, &y)) return x < y ? -1 : x > y;
  struct int_view p, q;
  int_view(&p, a);
  int_view(&q, b);
  if (p.negative != q.negative) return p.negative ? -1 : 1;
  int c = 0;
  if (p.n != q.n) c = p.n < q.n ? -1 : 1;
  for (uint32_t i = p.n; !c && i-- > 0;)
    if (p.digits[i] != q.digits[i]) c = p.digits[i] < q.digits[i] ? -1 : 1;
  return p.negative ? -c : c;
}

/* The number modulo the prime 2^31 - 1 with its sign, so that equal floats can have the same hash; -1 becomes -2. */
uint32_t int_hash(value v) {
  struct int_view a;
  int_view(&a, v);
  const uint32_t prime = 0x7fffffff;
  uint32_t h = 0;
  for (uint32_t i = a.n; i-- > 0;) {
    /* h * 2^32 + digit; 2^31 = 1, so h * 2^32 = 2 h. */
    uint64_t t = (uint64_t)h * 2 + a.digits[i];
    t = (t & prime) + (t >> 31);
    h = (uint32_t)(t >= prime ? t - prime : t);
  }
  if (a.negative) h = -h;
  return h == UINT32_MAX ? UINT32_MAX - 1 : h;
}

static value shift_left(intptr_t x, intptr_t y, value a, value b) {
  const intptr_t bits = (intptr_t)sizeof(intptr_t) * 8;
  if (y < 0) return err_raise(E(negative_shift), 0, 0, 0);
  if (!x) return V_INT(0);
  if (y < bits - 1) {
    intptr_t r = (intptr_t)((uintptr_t)x << y);
    if (r >> y == x && value_fits_int(r)) return V_INT(r);
  }
  return firn_service_int_big(BINARY_LSHIFT, a, b);
}

static value shift_right(intptr_t x, intptr_t y) {
  const intptr_t top = (intptr_t)sizeof(intptr_t) * 8 - 1;
  if (y < 0) return err_raise(E(negative_shift), 0, 0, 0);
  return V_INT(x >> (y < top ? y : top));
}

value int_power(value a, value b) {
  intptr_t x = 0, y = 0;
  small_of(a, &x);
  small_of(b, &y);
  intptr_t r = 1;
  if (y < 0) {
    if (!x) return err_raise(E(zero_power), 0, 0, 0);
    return firn_service_int_pow_negative(a, b);
  }
  for (; y; y >>= 1) {
    if ((y & 1) && __builtin_mul_overflow(r, x, &r)) return firn_service_int_big(BINARY_POW, a, b);
    if (y > 1 && __builtin_mul_overflow(x, x, &x)) return firn_service_int_big(BINARY_POW, a, b);
  }
  return int_from(r);
}

/* Quotient and remainder rounded down; y is not 0. */
static intptr_t floor_div(intptr_t x, intptr_t y, intptr_t *rest) {
  intptr_t q = x / y, r = x - q * y;
  if (r && (r ^ y) < 0) {
    q--;
    r += y;
  }
  *rest = r;
  return q;
}

value int_divide(enum binary_op op, value a, value b) {
  intptr_t x = 0, y = 0, rest;
  small_of(a, &x);
  small_of(b, &y);
  if (!y) return err_raise(op == BINARY_MOD ? E(modulo_by_zero) : E(floordiv_by_zero), 0, 0, 0);
  x = floor_div(x, y, &rest);
  return op == BINARY_MOD ? V_INT(rest) : int_from(x);
}

value int_shift(enum binary_op op, value a, value b) {
  intptr_t x = 0, y = 0;
  small_of(a, &x);
  small_of(b, &y);
  return op == BINARY_LSHIFT ? shift_left(x, y, a, b) : shift_right(x, y);
}

static value small_binary(enum binary_op op, intptr_t x, intptr_t y, value a, value b) {
  intptr_t r;
  switch (op) {
  case BINARY_LT: return value_from_bool(x < y);
  case BINARY_GT: return value_from_bool(x > y);
  case BINARY_EQ: return value_from_bool(x == y);
  case BINARY_LE: return value_from_bool(x <= y);
  case BINARY_GE: return value_from_bool(x >= y);
  case BINARY_NE: return value_from_bool(x != y);
  case BINARY_ADD: return int_from(x + y); /* two small ints always fit a word */
  case BINARY_SUB: return int_from(x - y);
  case BINARY_MUL:
    if (__builtin_mul_overflow(x, y, &r)) return firn_service_int_big(op, a, b);
    return int_from(r);
  case BINARY_OR: return V_INT(x | y);
  case BINARY_XOR: return V_INT(x ^ y);
  case BINARY_AND: return V_INT(x & y);
  case BINARY_LSHIFT: case BINARY_RSHIFT: return firn_service_int_shift(op, a, b);
  case BINARY_FLOORDIV: case BINARY_MOD: return firn_service_int_divide(op, a, b);
  case BINARY_TRUEDIV: return firn_service_float_truediv(a, b);
  case BINARY_POW: return firn_service_int_power(a, b);
  default: return V_NOTIMPLEMENTED;
  }
}

value int_binary(enum binary_op op, value a, value b) {
  intptr_t x, y;
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  if (small_of(a, &x) && small_of(b, &y)) return small_binary(op, x, y, a, b);
  return firn_service_int_big((int)op, a, b);
}

value int_binary_op(enum binary_op op, value a, value b) {
  return value_is_integer(b) ? int_binary(op, a, b) : V_NOTIMPLEMENTED;
}

/* An int (not of a subclass, not bool) of the same value. */
value int_plain(value v) {
  if (value_is_int(v)) return v;
  if (value_is_bool(v)) return V_INT(v == V_TRUE);
  if (obj_type(v) == &int_type) return v;
  struct int_view a;
  int_view(&a, v);
  return int_from_digits(a.digits, a.n, a.negative);
}

value int_unary(enum unary_op op, value v) {
  intptr_t x;
  bool small = small_of(v, &x);
  switch (op) {
  case UNARY_POS: case UNARY_INT: case UNARY_INDEX: return int_plain(v);
  case UNARY_BOOL: return value_from_bool(small ? x != 0 : int_sign(v) != 0);
  case UNARY_HASH: return (value)(intptr_t)(int32_t)int_hash(v) << 1 | 1;
  case UNARY_NEG: return small ? int_from(-x) : firn_service_int_big_unary(op, v);
  case UNARY_INVERT: return small ? V_INT(~x) : firn_service_int_big_unary(op, v);
  case UNARY_ABS: return small ? int_from(x < 0 ? -x : x) : firn_service_int_big_unary(op, v);
  default: return V_NOTIMPLEMENTED;
  }
}

bool int_print(struct writer *w, value v, enum print_kind kind) {
  intptr_t x;
  return small_of(v, &x) ? print_int(w, x) : firn_service_int_big_print(w, v);
}

/* int(x=0) and int(text, base=10). */
value int_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value v = V_INT(0), base = 0;
  if (nkw == 1 && str_is(args[nargs], "base")) base = args[nargs + 1];
  else if (nkw) return err_raise(E(int_keyword), args[nargs], 0, 0);
  if (nargs > 2 || (nargs == 2 && base)) return err_raise(E(int_arg_count), V_INT(nargs + nkw), 0, 0);
  if (nargs == 2) base = args[1];
  if (base && !nargs) return err_raise(E(int_no_text), 0, 0, 0);
  if (nargs) {
    v = args[0];
    bool itself = value_is_int(v) || value_is_bool(v) || (value_is_obj(v) && obj_type(v) == &int_type); /* a subclass may have an __int__ */
    v = itself && !base ? int_plain(v) : firn_service_int_from_object(v, base);
  }
  if (!v || cls == &int_type) return v;
  struct int_view a;
  int_view(&a, v);
  struct int_obj *o = gc_new(instance_size(cls, a.n * sizeof(uint32_t)), cls);
  if (!o) return V_ERROR;
  memcpy(o->digits, a.digits, a.n * sizeof(uint32_t));
  o->size = a.n << 1 | a.negative;
  return (value)o;
}

value int_getattr(value v, value name) {
  return firn_service_number_part ? firn_service_number_part(v, name) : V_STOP;
}

BUILTIN_TYPE_DEF(int, int, INT, object, 0, &int_ops)

bool bool_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, v == V_TRUE ? "True" : "False");
}

value bool_binary(enum binary_op op, value a, value b) {
  if (value_is_bool(b)) {
    bool x = a == V_TRUE, y = b == V_TRUE;
    if (op == BINARY_AND || op == INPLACE_AND) return value_from_bool(x & y);
    if (op == BINARY_OR || op == INPLACE_OR) return value_from_bool(x | y);
    if (op == BINARY_XOR || op == INPLACE_XOR) return value_from_bool(x ^ y);
  }
  return int_binary_op(op, a, b);
}

value bool_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(bool), nkw) || !arg_count(N(bool), nargs, 0, 1)) return V_ERROR;
  int truth = nargs ? op_is_true(args[0]) : 0;
  return truth < 0 ? V_ERROR : value_from_bool(truth);
}

BUILTIN_TYPE_DEF_BARE(bool, bool, INT, int, TYPE_FINAL, &bool_ops)
