/* SPDX-License-Identifier: MIT */
/* The special methods of builtin types as methods: super().__setitem__(k, v), list.__len__(x). One function serves all
 * types: a class shares its builtin base's operations (type_ops), so the value itself tells which are meant, and what
 * the class overrides is not asked.
 */
#include "runtime/core/class.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

static value unary(enum unary_op op, value v) { return OPS_ASK(value_type(v), unary)(op, v); }
static value binary(enum binary_op op, value a, value b) {
  ASKS(operators);
  return OPS_ASK(value_type(a), binary)(op, a, b);
}

/* b op a, as the operator on (b, a) would do for a builtin a. */
static value reflected(enum binary_op op, value a, value b) {
  ASKS(operators);
  value (*rbinary)(enum binary_op, value, value) = OPS_ASK(value_type(a), rbinary);
  value (*other)(enum binary_op, value, value) = OPS_ASK(value_type(b), binary);
  return rbinary ? rbinary(op, b, a) : other ? other(op, b, a) : V_NOTIMPLEMENTED;
}

static value text(value v, enum print_kind kind) {
  struct strbuf b;
  strbuf_init(&b);
  return OPS_ASK(value_type(v), print)(&b.w, v, kind) ? strbuf_str(&b) : V_ERROR;
}

value dunder_repr(value v) { return text(v, PRINT_REPR); }
value dunder_str(value v) { return value_is_name(v) ? v : text(v, PRINT_STR); }
value dunder_len(value v) { return unary(UNARY_LEN, v); }
/* What hash() says, without asking the class. */
value dunder_hash(value v) {
  value r = unary(UNARY_HASH, v);
  if (value_is_int(v) || !r) return r == V_INT(-1) ? V_INT(-2) : r;
  return r == V_NOTIMPLEMENTED ? err_raise(E(unhashable), v, 0, 0) : V_INT((int32_t)((uint32_t)value_int(r) << 2) >> 2);
}
value dunder_iter(value v) { return OPS_ASK(value_type(v), iter)(v); }
value dunder_contains(value v, value item) { return binary(BINARY_IN, v, item); }
value dunder_getitem(value v, value index) { return OPS_ASK(value_type(v), subscr)(v, index, V_STOP); }
value dunder_setitem(value v, value index, value x) { return OPS_ASK(value_type(v), store)(v, index, x); }
value dunder_delitem(value v, value index) { return OPS_ASK(value_type(v), store)(v, index, V_UNSET); }

value dunder_bool(value v) {
  value r = unary(UNARY_BOOL, v);
  return r == V_NOTIMPLEMENTED ? V_TRUE : r;
}

value dunder_next(value v) {
  value x = OPS_ASK(value_type(v), next)(v);
  return x == V_STOP ? err_raise_arg(&exc_StopIteration, 0) : x;
}

value dunder_float(value v) {
  flt x;
  return float_from_value(v, &x) ? float_new(x) : V_ERROR;
}

/* T.__new__(cls, ...): an instance as T itself makes it. */
value dunder_new(size_t nargs, size_t nkw, const value *args) {
  if (!value_is_type(args[0])) return err_raise(E(new_not_type), args[0], 0, 0);
  const struct type_obj *cls = OBJ(type, args[0]);
  value (*make)(const struct type_obj *, size_t, size_t, const value *) = OPS_ASK(cls, make);
  return make ? make(cls, nargs - 1, nkw, args + 1) : err_raise(E(new_none), cls->name, 0, 0);
}

#define UNARY(name, op) value dunder_##name(value v) { return unary(UNARY_##op, v); }
#define BINARY(name, op) value dunder_##name(value a, value b) { return binary(op, a, b); }
#define REFLECTED(name, op) value dunder_##name(value a, value b) { return reflected(BINARY_##op, a, b); }
UNARY(pos, POS)
UNARY(neg, NEG)
UNARY(invert, INVERT)
UNARY(abs, ABS)
UNARY(int, INT)
UNARY(index, INDEX)
BINARY(lt, BINARY_LT)
BINARY(gt, BINARY_GT)
BINARY(eq, BINARY_EQ)
BINARY(le, BINARY_LE)
BINARY(ge, BINARY_GE)
BINARY(ne, BINARY_NE)
BINARY(or, BINARY_OR)
BINARY(xor, BINARY_XOR)
BINARY(and, BINARY_AND)
BINARY(lshift, BINARY_LSHIFT)
BINARY(rshift, BINARY_RSHIFT)
BINARY(add, BINARY_ADD)
BINARY(sub, BINARY_SUB)
BINARY(mul, BINARY_MUL)
BINARY(floordiv, BINARY_FLOORDIV)
BINARY(truediv, BINARY_TRUEDIV)
BINARY(mod, BINARY_MOD)
BINARY(pow, BINARY_POW)
BINARY(ior, INPLACE_OR)
BINARY(ixor, INPLACE_XOR)
BINARY(iand, INPLACE_AND)
BINARY(isub, INPLACE_SUB)
BINARY(iadd, INPLACE_ADD)
BINARY(imul, INPLACE_MUL)
REFLECTED(ror, OR)
REFLECTED(rxor, XOR)
REFLECTED(rand, AND)
REFLECTED(rlshift, LSHIFT)
REFLECTED(rrshift, RSHIFT)
REFLECTED(radd, ADD)
REFLECTED(rsub, SUB)
REFLECTED(rmul, MUL)
REFLECTED(rfloordiv, FLOORDIV)
REFLECTED(rtruediv, TRUEDIV)
REFLECTED(rmod, MOD)
REFLECTED(rpow, POW)
