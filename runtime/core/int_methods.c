/* SPDX-License-Identifier: MIT */
/* Methods of int. */
#include "runtime/core/int_methods.h"

#include "runtime/core/arg.h"
#include "runtime/core/bigmag.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

#include <string.h>

value int_bit_length(value self) {
  struct int_view a;
  int_view(&a, self);
  return V_INT(bigmag_bit_length(a.digits, a.n));
}

value int_bit_count(value self) {
  struct int_view a;
  int_view(&a, self);
  return V_INT(bigmag_bit_count(a.digits, a.n));
}

value int_conjugate(value self) { return op_unary(UNARY_POS, self); }

value int_as_integer_ratio(value self) {
  value v = op_unary(UNARY_POS, self);
  return v ? tuple_2(v, V_INT(1)) : V_ERROR;
}

static bool is_little(value byteorder, bool *little) {
  *little = true;
  if (!value_is_str(byteorder)) return err_raise(E(byteorder_type), byteorder, 0, 0);
  if (str_is(byteorder, "little")) return true;
  *little = false;
  return str_is(byteorder, "big") || err_raise(E(byteorder), 0, 0, 0);
}

/* Does the number fit size bytes? */
static bool fits(const struct int_view *a, size_t size, bool is_signed) {
  uint32_t bits = bigmag_bit_length(a->digits, a->n);
  if (is_signed && a->n) {
    /* -2^(n-1) needs as many bits as 2^(n-1) - 1 */
    bool power = a->negative && bigmag_bit_count(a->digits, a->n) == 1;
    bits += !power;
  }
  return bits <= (uint64_t)size * 8;
}

static void reverse(uint8_t *p, size_t n) {
  for (size_t i = 0; i < n / 2; i++) {
    uint8_t c = p[i];
    p[i] = p[n - 1 - i];
    p[n - 1 - i] = c;
  }
}

/* to_bytes(length=1, byteorder='big', *, signed=False) */
value int_to_bytes(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(length), N(byteorder), N(signed)};
  value got[3] = {V_INT(1), 0, V_FALSE};
  struct int_view a;
  intptr_t size;
  bool little = false;
  if (!arg_bind(N(to_bytes), nargs - 1, nkw, args + 1, 2, 3, names, got)) return V_ERROR;
  int is_signed = op_is_true(got[2]);
  if (is_signed < 0 || !op_index(got[0], &size) || (got[1] && !is_little(got[1], &little))) return V_ERROR;
  if (size < 0) return err_raise(E(to_bytes_length), 0, 0, 0);
  int_view(&a, args[0]);
  if (a.negative && a.n && !is_signed) return err_raise(E(to_bytes_negative), 0, 0, 0);
  if (!fits(&a, (size_t)size, is_signed)) return err_raise(E(to_bytes_too_big), 0, 0, 0);
  struct bytes_obj *b = bytes_alloc((size_t)size);
  if (!b) return V_ERROR;
  bigmag_to_bytes(bytes_room(b), (size_t)size, a.digits, a.n, a.negative);
  if (!little) reverse(bytes_room(b), (size_t)size);
  return (value)b;
}

/* int.from_bytes(bytes, byteorder='big', *, signed=False); args[0] is the class. */
/* The number in fewer bytes than a word has, which needs no memory. */
static intptr_t short_number(const uint8_t *lowest, int step, size_t n, bool is_signed) {
  uintptr_t v = 0;
  for (size_t i = n; i--;) v = v << 8 | lowest[(intptr_t)i * step];
  unsigned left = 8 * (unsigned)(sizeof v - n);
  return is_signed && left < 8 * sizeof v ? (intptr_t)(v << left) >> left : (intptr_t)v;
}

value int_from_bytes(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(bytes), N(byteorder), N(signed)};
  value got[3] = {0, 0, V_FALSE};
  struct buffer b;
  bool little = false, negative;
  if (!arg_bind(N(from_bytes), nargs - 1, nkw, args + 1, 2, 3, names, got)) return V_ERROR;
  if (!got[0]) return err_raise(E(from_bytes_missing), 0, 0, 0);
  int is_signed = op_is_true(got[2]);
  if (is_signed < 0 || (got[1] && !is_little(got[1], &little))) return V_ERROR;
  if (!buffer_try(got[0], &b, BUFFER_READ)) {
    if (value_is_integer(got[0]) || value_is_str(got[0])) return err_raise(E(from_bytes_type), got[0], 0, 0);
    value made = bytes_from_args(N(bytes), 1, 0, &got[0]);
    if (!made || !buffer_get(made, &b, BUFFER_READ)) return V_ERROR;
  }
  if (!b.len) return V_INT(0);
  const uint8_t *lowest = little ? b.data : b.data + b.len - 1;
  int step = little ? 1 : -1;
  while (!is_signed && b.len && !lowest[(intptr_t)(b.len - 1) * step]) b.len--;
  value v;
  if (b.len < sizeof v) {
    v = V_INT(short_number(lowest, step, b.len, is_signed));
  } else {
    struct int_obj *o = int_alloc((uint32_t)(b.len / 4 + 2));
    if (!o) return V_ERROR;
    uint32_t n = bigmag_from_bytes(o->digits, &negative, lowest, step, b.len, is_signed);
    v = int_finish(o, n, negative);
  }
  return args[0] == (value)&int_type ? v : call_1(args[0], v);
}
