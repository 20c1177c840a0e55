/* SPDX-License-Identifier: MIT */
/* Operations on ints that are not small. Both operands are looked at as sign and magnitude (int_view), the result is
 * built in a fresh object by bigmag.c and handed out small when it fits.
 */
#include "runtime/core/bigmag.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

typedef const struct int_view *view;

static uint32_t max(uint32_t a, uint32_t b) { return a > b ? a : b; }

/* a + b, or a - b when the sign of b is given flipped. */
static value add(view a, view b, bool b_negative) {
  struct int_obj *o = int_alloc(max(a->n, b->n) + 1);
  if (!o) return V_ERROR;
  if (a->negative == b_negative) {
    uint32_t n = bigmag_add(o->digits, a->digits, a->n, b->digits, b->n);
    return int_finish(o, n, a->negative);
  }
  bool swap = bigmag_compare(a->digits, a->n, b->digits, b->n) < 0;
  if (swap) {
    uint32_t n = bigmag_sub(o->digits, b->digits, b->n, a->digits, a->n);
    return int_finish(o, n, b_negative);
  }
  uint32_t n = bigmag_sub(o->digits, a->digits, a->n, b->digits, b->n);
  return int_finish(o, n, a->negative);
}

value bigint_multiply(view a, view b) {
  struct int_obj *o = int_alloc(a->n + b->n);
  if (!o) return V_ERROR;
  uint32_t n = bigmag_mul(o->digits, a->digits, a->n, b->digits, b->n);
  return int_finish(o, n, a->negative != b->negative);
}

/* Rounded down; quotient and remainder go where the pointers are not null. */
bool bigint_divide(view a, view b, value *quotient, value *remainder) {
  if (!b->n) return err_raise(remainder && !quotient ? E(modulo_by_zero) : E(floordiv_by_zero), 0, 0, 0);
  bool differ = a->negative != b->negative;
  uint32_t nq = a->n >= b->n ? a->n - b->n + 1 : 0, nr = a->n;
  struct int_obj *q = int_alloc(nq + 1), *r = q ? int_alloc(max(a->n, b->n) + 1) : NULL;
  if (!r) return false;
  if (nq) {
    nq = bigmag_divmod(q->digits, r->digits, &nr, a->digits, a->n, b->digits, b->n);
  } else {
    memcpy(r->digits, a->digits, a->n * sizeof(uint32_t));
  }
  if (nr && differ) { /* q = -(q + 1), r = b - r */
    const uint32_t one = 1;
    nq = bigmag_add(q->digits, q->digits, nq, &one, 1);
    nr = bigmag_sub(r->digits, b->digits, b->n, r->digits, nr);
  }
  if (quotient) *quotient = int_finish(q, nq, differ);
  if (remainder) *remainder = int_finish(r, nr, b->negative);
  return true;
}

static value shift_left(view a, uint32_t bits) {
  struct int_obj *o = int_alloc(a->n + bits / 32 + 1);
  if (!o) return V_ERROR;
  return int_finish(o, bigmag_shift_left(o->digits, a->digits, a->n, bits), a->negative);
}

static value shift_right(view a, uint32_t bits) {
  if (bits / 32 >= a->n) return V_INT(a->negative ? -1 : 0);
  struct int_obj *o = int_alloc(a->n - bits / 32 + 1);
  if (!o) return V_ERROR;
  uint32_t n = bigmag_shift_right(o->digits, a->digits, a->n, bits);
  if (a->negative && bigmag_any_below(a->digits, a->n, bits)) {
    const uint32_t one = 1;
    n = bigmag_add(o->digits, o->digits, n, &one, 1);
  }
  return int_finish(o, n, a->negative);
}

value bigint_shift(view a, view b, bool left) {
  if (b->negative) return err_raise(E(negative_shift), 0, 0, 0);
  if (!a->n) return V_INT(0);
  if (b->n > 1) {
    if (left) return err_raise(E(too_many_digits), 0, 0, 0);
    return V_INT(a->negative ? -1 : 0);
  }
  uint32_t bits = b->n ? b->digits[0] : 0;
  return left ? shift_left(a, bits) : shift_right(a, bits);
}

value bigint_bits(int op, view a, view b) {
  struct int_obj *o = int_alloc(max(a->n, b->n) + 1);
  bool negative;
  if (!o) return V_ERROR;
  uint32_t n = bigmag_bits(o->digits, &negative, (enum bigmag_bit_op)op, a->digits, a->n, a->negative, b->digits, b->n,
                           b->negative);
  return int_finish(o, n, negative);
}

/* Square and multiply, from the exponent's top bit down; modulus is 0 or an integer. */
static value power(value base, view exponent, value modulus) {
  value r = V_INT(1);
  for (uint32_t i = bigmag_bit_length(exponent->digits, exponent->n); i-- > 0;) {
    r = int_arithmetic(BINARY_MUL, r, r);
    if (r && modulus) r = int_arithmetic(BINARY_MOD, r, modulus);
    if (r && exponent->digits[i / 32] >> i % 32 & 1) {
      r = int_arithmetic(BINARY_MUL, r, base);
      if (r && modulus) r = int_arithmetic(BINARY_MOD, r, modulus);
    }
    if (!r) return V_ERROR;
  }
  return r;
}

/* Powers of 0, 1 and -1, where any exponent will do; others have to fit the heap. */
value bigint_power(value a, value b, view base, view exponent) {
  if (exponent->negative) {
    if (!base->n) return err_raise(E(zero_power), 0, 0, 0);
    return firn_service_int_pow_negative(a, b);
  }
  if (base->n == 1 && base->digits[0] == 1)
    return V_INT(base->negative && exponent->n && (exponent->digits[0] & 1) ? -1 : 1);
  if (!base->n) return V_INT(exponent->n == 0);
  if (exponent->n > 1) return err_memory();
  return power(a, exponent, 0);
}

value bigint_binary(int op, value a, value b) {
  struct int_view x, y;
  value r = V_ERROR;
  if (op <= BINARY_NE) {
    int c = int_compare(a, b);
    return value_from_bool(op == BINARY_LT   ? c < 0
                           : op == BINARY_GT ? c > 0
                           : op == BINARY_EQ ? c == 0
                           : op == BINARY_LE ? c <= 0
                           : op == BINARY_GE ? c >= 0
                                             : c != 0);
  }
  int_view(&x, a);
  int_view(&y, b);
  switch (op) {
  case BINARY_ADD: return add(&x, &y, y.negative);
  case BINARY_SUB: return add(&x, &y, !y.negative);
  case BINARY_MUL: return firn_service_big_multiply(&x, &y);
  case BINARY_FLOORDIV: return firn_service_big_divide(&x, &y, &r, NULL) ? r : V_ERROR;
  case BINARY_MOD: return firn_service_big_divide(&x, &y, NULL, &r) ? r : V_ERROR;
  case BINARY_TRUEDIV: return firn_service_float_truediv(a, b);
  case BINARY_POW: return firn_service_big_power(a, b, &x, &y);
  case BINARY_LSHIFT: return firn_service_big_shift(&x, &y, true);
  case BINARY_RSHIFT: return firn_service_big_shift(&x, &y, false);
  case BINARY_AND: return firn_service_big_bits(BIGMAG_AND, &x, &y);
  case BINARY_OR: return firn_service_big_bits(BIGMAG_OR, &x, &y);
  case BINARY_XOR: return firn_service_big_bits(BIGMAG_XOR, &x, &y);
  default: return V_NOTIMPLEMENTED;
  }
}

value bigint_unary(int op, value v) {
  struct int_view a;
  int_view(&a, v);
  if (op == UNARY_INVERT) { /* -(v + 1) */
    v = int_binary(BINARY_ADD, v, V_INT(1));
    return v ? op_unary(UNARY_NEG, v) : V_ERROR;
  }
  return int_from_digits(a.digits, a.n, op == UNARY_NEG ? !a.negative : false);
}

/* Text of v in a base into a fresh block; returns its start, or NULL. */
static char *text_of(value v, unsigned base, size_t *len) {
  struct int_view a;
  int_view(&a, v);
  size_t room = bigmag_text_size(a.n, base) + 1;
  uint32_t *copy = gc_bytes(a.n * sizeof *copy + 4);
  char *text = copy ? gc_bytes(room) : NULL;
  if (!text) return NULL;
  memcpy(copy, a.digits, a.n * sizeof *copy);
  char *start = bigmag_to_text(text + room, copy, a.n, base);
  if (a.negative) *--start = '-';
  *len = (size_t)(text + room - start);
  return start;
}

bool bigint_print(struct writer *w, value v) {
  size_t len;
  char *text = text_of(v, 10, &len);
  return text && writer_put(w, text, len);
}

value int_to_text(value v, unsigned base) {
  size_t len;
  char *text = text_of(v, base, &len);
  return text ? str_new(text, len) : V_ERROR;
}

value int_divmod(value a, value b) {
  struct int_view x, y;
  value q, r;
  int_view(&x, a);
  int_view(&y, b);
  if (!bigint_divide(&x, &y, &q, &r)) return V_ERROR;
  return tuple_2(q, r);
}

/* 1 / a modulo m > 0, by Euclid's extended algorithm; ValueError when there is none. */
static value inverse(value a, value m) {
  value r0 = m, r1 = int_arithmetic(BINARY_MOD, a, m), t0 = V_INT(0), t1 = V_INT(1);
  while (r1 && r1 != V_INT(0)) {
    value q = int_arithmetic(BINARY_FLOORDIV, r0, r1);
    value qr = q ? int_arithmetic(BINARY_MUL, q, r1) : V_ERROR;
    value qt = qr ? int_arithmetic(BINARY_MUL, q, t1) : V_ERROR;
    value r2 = qt ? int_arithmetic(BINARY_SUB, r0, qr) : V_ERROR;
    value t2 = r2 ? int_arithmetic(BINARY_SUB, t0, qt) : V_ERROR;
    if (!t2) return V_ERROR;
    r0 = r1, r1 = r2, t0 = t1, t1 = t2;
  }
  if (!r1) return V_ERROR;
  if (r0 != V_INT(1)) return err_raise(E(not_invertible), 0, 0, 0);
  return int_arithmetic(BINARY_MOD, t0, m);
}

value int_pow_mod(value base, value exponent, value modulus) {
  struct int_view e;
  int sign = int_sign(modulus);
  if (!sign) return err_raise(E(pow_modulus_zero), 0, 0, 0);
  value m = sign < 0 ? op_unary(UNARY_NEG, modulus) : modulus;
  if (!m) return V_ERROR;
  if (m == V_INT(1)) return V_INT(0);
  base = int_arithmetic(BINARY_MOD, base, m);
  if (base && int_sign(exponent) < 0) {
    base = inverse(base, m);
    exponent = op_unary(UNARY_NEG, exponent);
  }
  if (!base || !exponent) return V_ERROR;
  int_view(&e, exponent);
  value r = power(base, &e, m);
  if (r && sign < 0) r = int_arithmetic(BINARY_MOD, r, modulus);
  return r;
}
