/* SPDX-License-Identifier: MIT */
/* Builtin functions of numbers and characters: abs bin chr divmod hex oct ord pow round. */
#include "runtime/core/arg.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/fltfmt.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

value builtin_abs(value v) {
  value r = op_unary(UNARY_ABS, v);
  return r == V_NOTIMPLEMENTED ? err_raise(E(bad_abs), v, 0, 0) : r;
}

/* An int's text with the base's prefix behind the sign. */
static value based(value v, unsigned base, char letter) {
  value i = sequence_int(v), digits = i == V_ERROR ? V_ERROR : int_to_text(i, base);
  if (digits == V_ERROR) return V_ERROR;
  const struct str_obj *s = str_of(digits);
  size_t sign = str_data(s)[0] == '-';
  char prefix[2] = {'0', letter};
  struct strbuf b;
  strbuf_init(&b);
  bool ok = strbuf_put(&b, "-", sign) && strbuf_put(&b, prefix, 2) &&
            strbuf_put(&b, str_text(s) + sign, str_size(s) - sign);
  return ok ? strbuf_str(&b) : V_ERROR;
}

value builtin_bin(value v) { return based(v, 2, 'b'); }
value builtin_oct(value v) { return based(v, 8, 'o'); }
value builtin_hex(value v) { return based(v, 16, 'x'); }

value builtin_chr(value v) {
  value i = sequence_int(v);
  if (i == V_ERROR) return V_ERROR;
  if (!value_is_int(i) || value_int(i) < 0 || value_int(i) > 0x10ffff) return err_raise(E(chr_range), 0, 0, 0);
  return str_from_code_point((uint32_t)value_int(i));
}

value builtin_ord(value v) {
  struct buffer b;
  if (value_is_str(v)) {
    const struct str_obj *s = str_of(v);
    size_t n = str_length(s);
    unsigned width;
    return n == 1 ? V_INT(utf8_decode(str_data(s), &width)) : err_raise(E(ord_length), V_INT(n), 0, 0);
  }
  enum kind k = value_kind(v);
  if (k != KIND_BYTES && k != KIND_BYTEARRAY) return err_raise(E(ord_type), v, 0, 0);
  if (!OPS_ASK(value_type(v), buffer)(v, &b, BUFFER_READ)) return V_ERROR;
  return b.len == 1 ? V_INT(b.data[0]) : err_raise(E(ord_length), V_INT(b.len), 0, 0);
}

/* A class's own idea of f(a, b), a's first, then b's reflected one; V_NOTIMPLEMENTED. */
static value by_method(value a, value b, value name, value reflected) {
  value r = V_NOTIMPLEMENTED;
  if ((value_type(a)->flags & TYPE_IS_CLASS) && type_lookup(value_type(a), name) != V_STOP)
    r = call_method(a, name, 1, &b);
  if (r != V_NOTIMPLEMENTED) return r;
  if ((value_type(b)->flags & TYPE_IS_CLASS) && type_lookup(value_type(b), reflected) != V_STOP)
    r = call_method(b, reflected, 1, &a);
  return r;
}

static bool is_real(value v) { return value_is_integer(v) || value_is_float(v); }

value builtin_divmod(value a, value b) {
  value r = by_method(a, b, N(__divmod__), N(__rdivmod__));
  if (r != V_NOTIMPLEMENTED) return r;
  if (value_is_integer(a) && value_is_integer(b)) return int_divmod(a, b);
  if (!is_real(a) || !is_real(b)) return err_raise(E(divmod_operands), a, b, 0);
  value q = op_arithmetic(BINARY_FLOORDIV, a, b);
  if (q == V_ERROR && err_matches(&exc_ZeroDivisionError)) {
    err_take();
    return err_raise(E(divmod_zero), 0, 0, 0);
  }
  value m = q == V_ERROR ? V_ERROR : op_arithmetic(BINARY_MOD, a, b);
  return m == V_ERROR ? V_ERROR : tuple_2(q, m);
}

value builtin_pow(size_t nargs, size_t nkw, const value *args) {
  const value names[3] = {N(base), N(exp), N(mod)};
  value v[3] = {V_UNSET, V_UNSET, V_NONE};
  if (!arg_bind(N(pow), nargs, nkw, args, 3, 3, names, v)) return V_ERROR;
  if (!v[0]) return err_raise(E(pow_base), 0, 0, 0);
  if (!v[1]) return err_raise(E(pow_exp), 0, 0, 0);
  if (v[2] == V_NONE) return op_arithmetic(BINARY_POW, v[0], v[1]);
  if ((value_type(v[0])->flags & TYPE_IS_CLASS) && type_lookup(value_type(v[0]), N(__pow__)) != V_STOP)
    return call_method(v[0], N(__pow__), 2, v + 1);
  if (!value_is_integer(v[0]) || !value_is_integer(v[1]) || !value_is_integer(v[2]))
    return err_raise(E(pow_not_ints), 0, 0, 0);
  return int_pow_mod(v[0], v[1], v[2]);
}

/* ---- round ---- */

/* An int to a multiple of scale * 10 ** n, halves to even. */
static value round_int(value v, intptr_t scale, intptr_t n) {
  value power = op_arithmetic(BINARY_POW, V_INT(10), int_from(n));
  value unit = power == V_ERROR ? V_ERROR : op_arithmetic(BINARY_MUL, V_INT(scale), power);
  value rest = unit == V_ERROR ? V_ERROR : op_arithmetic(BINARY_MOD, v, unit);
  value whole = rest == V_ERROR ? V_ERROR : op_arithmetic(BINARY_SUB, v, rest);
  value twice = whole == V_ERROR ? V_ERROR : op_arithmetic(BINARY_ADD, rest, rest);
  if (twice == V_ERROR) return V_ERROR;
  int order = int_compare(twice, unit);
  if (order == 0) {
    value quotient = op_arithmetic(BINARY_FLOORDIV, whole, unit);
    if (quotient == V_ERROR) return V_ERROR;
    order = int_low64(quotient) & 1 ? 1 : -1;
  }
  return order > 0 ? op_arithmetic(BINARY_ADD, whole, unit) : whole;
}

/* A float to the nearest int, halves to even. */
static value round_float(flt x) {
  flt whole = float_floor(x);
  if (!fltbits_finite(x)) return float_to_int(x);
  flt rest = x - whole;
  bool odd = float_floor(whole / 2) * 2 != whole;
  return float_to_int(rest > (flt)0.5 || (rest == (flt)0.5 && odd) ? whole + 1 : whole);
}

/* A float to n digits behind the point; by its decimal text, which is correctly rounded. */
static value round_places(flt x, intptr_t n) {
  if (n > 330 || !fltbits_finite(x)) return float_new(x);
  if (n >= 0) {
    char *text = gc_bytes(fltfmt_room(x, 'f', (unsigned)n));
    if (!text) return V_ERROR;
    size_t len = fltfmt_write(text, x, 'f', (unsigned)n, 0);
    fltfmt_parse(text, len, &x);
    return float_new(x);
  }
  if (n < -330) return float_new(x * 0);
  flt whole = float_floor(x); /* rounds 2 * x, whose last bit stands for any fraction, to 2 * 10 ** -n */
  value i = float_to_int(whole), twice = i == V_ERROR ? V_ERROR : op_arithmetic(BINARY_LSHIFT, i, V_INT(1));
  if (twice != V_ERROR && whole != x) twice = op_arithmetic(BINARY_ADD, twice, V_INT(1));
  value r = twice == V_ERROR ? V_ERROR : round_int(twice, 2, -n);
  if (r == V_ERROR || (r = op_arithmetic(BINARY_RSHIFT, r, V_INT(1))) == V_ERROR || !float_from_int(r, &whole)) return V_ERROR;
  return float_new(whole == 0 ? x * 0 : whole);
}

value builtin_round(size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(number), N(ndigits)};
  value v[2] = {V_UNSET, V_NONE};
  if (nargs > 2) return err_raise(E(round_arguments), V_INT(nargs), 0, 0);
  if (!arg_bind(N(round), nargs, nkw, args, 2, 2, names, v)) return V_ERROR;
  if (!v[0]) return err_raise(E(round_number), 0, 0, 0);
  if ((value_type(v[0])->flags & TYPE_IS_CLASS) && type_lookup(value_type(v[0]), N(__round__)) != V_STOP)
    return call_method(v[0], N(__round__), v[1] == V_NONE ? 0 : 1, v + 1);
  if (!is_real(v[0])) return err_raise(E(no_round), v[0], 0, 0);
  intptr_t n = 0;
  if (v[1] != V_NONE && !sequence_clamped(v[1], &n)) return V_ERROR;
  if (value_is_float(v[0])) return v[1] == V_NONE ? round_float(float_of(v[0])) : round_places(float_of(v[0]), n);
  value i = sequence_int(v[0]);
  if (v[1] == V_NONE || n >= 0 || i == V_ERROR) return i;
  if (n < -1000) return V_INT(0);
  return round_int(i, 1, -n);
}
