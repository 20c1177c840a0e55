/* SPDX-License-Identifier: MIT */
/* Module math: functions of ints of any size. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/int_methods.h"
#include "runtime/core/sequence.h"
#include "runtime/lib/math.h"

/* n that must be small enough to count with; false with an exception. */
static bool count_of(value v, intptr_t *out, const struct err_msg *negative) {
  v = sequence_int(v);
  if (!v || !sequence_clamped(v, out)) return false;
  return *out >= 0 || err_raise(negative, 0, 0, 0);
}

/* from * (from + 1) * ... * to, halved recursively so that the factors stay of like size. */
static value product(intptr_t from, intptr_t to) {
  if (from > to) return V_INT(1);
  if (to - from < 4) {
    value r = int_from(from);
    while (r && from++ < to) r = int_arithmetic(BINARY_MUL, r, int_from(from));
    return r;
  }
  intptr_t middle = from + (to - from) / 2;
  value low = product(from, middle), high = low ? product(middle + 1, to) : V_ERROR;
  return high ? int_arithmetic(BINARY_MUL, low, high) : V_ERROR;
}

value math_factorial(value v) {
  intptr_t n;
  if (!count_of(v, &n, E(math_factorial_negative))) return V_ERROR;
  if (n > 1000000) return err_raise(E(math_factorial_large), 0, 0, 0);
  return product(2, n);
}

static value absolute(value v) {
  v = sequence_int(v);
  return v ? op_unary(UNARY_ABS, v) : V_ERROR;
}

static value gcd(value a, value b) {
  while (b && b != V_INT(0)) {
    value r = int_arithmetic(BINARY_MOD, a, b);
    a = b;
    b = r;
  }
  return b ? a : V_ERROR;
}

value math_gcd(size_t nargs, const value *args) {
  value r = V_INT(0);
  for (size_t i = 0; r && i < nargs; i++) {
    value v = absolute(args[i]);
    r = v ? gcd(r, v) : V_ERROR;
  }
  return r;
}

value math_lcm(size_t nargs, const value *args) {
  value r = V_INT(1);
  for (size_t i = 0; r && i < nargs; i++) {
    value v = absolute(args[i]);
    if (!v) return V_ERROR;
    if (v == V_INT(0) || r == V_INT(0)) {
      r = V_INT(0);
      continue;
    }
    value g = gcd(r, v), part = g ? int_arithmetic(BINARY_FLOORDIV, v, g) : V_ERROR;
    r = part ? int_arithmetic(BINARY_MUL, r, part) : V_ERROR;
  }
  return r;
}

/* Newton's iteration from above. */
value math_isqrt(value v) {
  v = sequence_int(v);
  if (!v) return V_ERROR;
  if (int_sign(v) < 0) return err_raise(E(math_isqrt_negative), 0, 0, 0);
  if (v == V_INT(0)) return v;
  value bits = int_bit_length(v);
  value x = int_arithmetic(BINARY_LSHIFT, V_INT(1), V_INT((value_int(bits) + 1) / 2));
  while (x) {
    value q = int_arithmetic(BINARY_FLOORDIV, v, x), sum = q ? int_arithmetic(BINARY_ADD, x, q) : V_ERROR;
    value y = sum ? int_arithmetic(BINARY_RSHIFT, sum, V_INT(1)) : V_ERROR;
    if (!y) return V_ERROR;
    if (int_compare(y, x) >= 0) return x;
    x = y;
  }
  return V_ERROR;
}

/* n (n - 1) ... k factors; divided by k! on the way when it is for combinations. */
static value falling(value n, intptr_t k, bool divide) {
  value r = V_INT(1);
  for (intptr_t i = 0; r && i < k; i++) {
    value factor = int_arithmetic(BINARY_SUB, n, int_from(i));
    r = factor ? int_arithmetic(BINARY_MUL, r, factor) : V_ERROR;
    if (r && divide) r = int_arithmetic(BINARY_FLOORDIV, r, int_from(i + 1));
  }
  return r;
}

value math_comb(value n_arg, value k_arg) {
  value n = sequence_int(n_arg), k = n ? sequence_int(k_arg) : V_ERROR;
  intptr_t count;
  if (!k) return V_ERROR;
  if (int_sign(n) < 0) return err_raise(E(math_n_negative), 0, 0, 0);
  if (int_sign(k) < 0) return err_raise(E(math_k_negative), 0, 0, 0);
  value other = int_arithmetic(BINARY_SUB, n, k);
  if (!other) return V_ERROR;
  if (int_sign(other) < 0) return V_INT(0);
  if (int_compare(other, k) < 0) k = other;
  if (!sequence_clamped(k, &count)) return V_ERROR;
  return falling(n, count, true);
}

/* perm(n, k=None) */
value math_perm(size_t nargs, const value *args) {
  if (nargs == 1 || args[1] == V_NONE) return math_factorial(args[0]);
  value n = sequence_int(args[0]), k = n ? sequence_int(args[1]) : V_ERROR;
  intptr_t count;
  if (!k) return V_ERROR;
  if (int_sign(n) < 0) return err_raise(E(math_n_negative), 0, 0, 0);
  if (int_sign(k) < 0) return err_raise(E(math_k_negative), 0, 0, 0);
  if (int_compare(k, n) > 0) return V_INT(0);
  return sequence_clamped(k, &count) ? falling(n, count, false) : V_ERROR;
}

/* prod(iterable, *, start=1) */
value math_prod(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(iterable), N(start)};
  value got[2] = {0, V_INT(1)}, v;
  if (!arg_bind(N(prod), nargs, nkw, args, 1, 2, names, got)) return V_ERROR;
  value it = got[0] ? iter_new(got[0]) : err_raise(E(math_prod_missing), 0, 0, 0), r = got[1];
  if (!it) return V_ERROR;
  while (r && (v = iter_next(it)) != V_STOP) r = v ? op_arithmetic(BINARY_MUL, r, v) : V_ERROR;
  return r;
}
