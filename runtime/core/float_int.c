/* SPDX-License-Identifier: MIT */
/* Where ints make floats by operators: a / b and a ** -b. The quotient of two ints is rounded once, whatever their size:
 * the dividend is shifted so that the whole quotient has two bits more than the precision, the rest only counts as
 * "a little more".
 */
#include "runtime/core/bigmag.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"

/* |a| / |b| rounded; infinite when too large. */
static bool divide(const struct int_view *a, const struct int_view *b, flt *out) {
  int64_t shift = (int64_t)bigmag_bit_length(b->digits, b->n) - bigmag_bit_length(a->digits, a->n) +
                  FLTBITS_PRECISION + 2;
  const struct int_view *longer = shift > 0 ? a : b;
  uint32_t bits = (uint32_t)(shift > 0 ? shift : -shift), q[4], nr;
  if (shift > 5000 || shift < -5000) { /* far outside of what floats hold */
    *out = fltbits_make(false, shift < 0, 5000, false);
    return true;
  }
  struct int_obj *moved = int_alloc(longer->n + bits / 32 + 1);
  if (!moved) return false;
  uint32_t n = bigmag_shift_left(moved->digits, longer->digits, longer->n, bits);
  const uint32_t *x = shift > 0 ? moved->digits : a->digits, *y = shift > 0 ? b->digits : moved->digits;
  uint32_t nx = shift > 0 ? n : a->n, ny = shift > 0 ? b->n : n;
  struct int_obj *rest = int_alloc(nx + 1);
  if (!rest) return false;
  uint32_t nq = nx >= ny ? bigmag_divmod(q, rest->digits, &nr, x, nx, y, ny) : (nr = 1, 0);
  uint64_t m = (nq > 1 ? (uint64_t)q[1] << 32 : 0) | (nq ? q[0] : 0);
  *out = fltbits_make(false, m, (int32_t)-shift, nr != 0);
  return true;
}

value float_truediv_ints(value a, value b) {
  struct int_view x, y;
  flt q;
  int_view(&x, a);
  int_view(&y, b);
  if (!y.n) return err_raise(E(division_by_zero), 0, 0, 0);
  if (!x.n) return float_new(y.negative ? -(flt)0 : 0);
  if (x.n == 1 && y.n == 1 && x.digits[0] < 1u << 24 && y.digits[0] < 1u << 24) {
    q = (flt)(int32_t)x.digits[0] / (flt)(int32_t)y.digits[0];
  } else if (!divide(&x, &y, &q)) {
    return V_ERROR;
  }
  if (!fltbits_finite(q)) return err_raise(E(int_quotient_too_large), 0, 0, 0);
  return float_new(x.negative != y.negative ? -q : q);
}

value float_pow_ints(value a, value b) { return float_power(a, b); }
