/* SPDX-License-Identifier: MIT */
/* Operators on any values: who is asked, and in which order (data model, "Emulating numeric types"). */
#include <string.h>

#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/int.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

/* ---- binary ---- */

/* Operator whose reflected form b is asked with: comparisons turn around, == and != stay. */
static enum binary_op mirrored(enum binary_op op) {
  static const uint8_t mirror[] = {BINARY_GT, BINARY_LT, BINARY_EQ, BINARY_GE, BINARY_LE, BINARY_NE};
  return op <= BINARY_NE ? (enum binary_op)mirror[op] : op;
}

/* a's own idea of a op b. */
static value forward(enum binary_op op, value a, value b) {
  const struct type_obj *t = value_type_now(a);
  if (t->flags & TYPE_IS_CLASS) {
    value args[2] = {a, b};
    int s = op <= BINARY_NE ? SPECIAL_LT + op : op < BINARY_OR ? SPECIAL_IOR + (op - INPLACE_OR) : SPECIAL_OR + (op - BINARY_OR);
    value r = special_ask(s, 2, args);
    if (r != V_STOP) return r;
    if (op == BINARY_NE) {
      r = special_ask(SPECIAL_EQ, 2, args);
      if (r != V_STOP && r != V_NOTIMPLEMENTED) {
        int truth = r ? vm_is_true(r) : -1;
        return truth < 0 ? V_ERROR : value_from_bool(!truth);
      }
    }
  }
  value (*binary)(enum binary_op, value, value) = OPS_ASK_AS(t, binary, vm_binary);
  return binary ? binary(op, a, b) : V_NOTIMPLEMENTED;
}

/* b's idea of a op b. */
static value reflected(enum binary_op op, value a, value b) {
  if (op <= BINARY_NE) return forward(mirrored(op), b, a);
  const struct type_obj *t = value_type_now(b);
  if (t->flags & TYPE_IS_CLASS) {
    value args[2] = {b, a};
    value r = special_ask(SPECIAL_ROR + (op - BINARY_OR), 2, args);
    if (r != V_STOP) return r;
  }
  value (*rbinary)(enum binary_op, value, value) = OPS_ASK_AS(t, rbinary, vm_rbinary);
  return rbinary ? rbinary(op, a, b) : V_NOTIMPLEMENTED;
}

value op_contains(value item, value container) {
  const struct type_obj *t = value_type(container);
  value args[2] = {container, item};
  value r = special_of_class(container, SPECIAL_CONTAINS, 2, args);
  if (r != V_STOP) {
    int truth = r ? vm_is_true(r) : -1;
    return truth < 0 ? V_ERROR : value_from_bool(truth);
  }
  value (*binary)(enum binary_op, value, value) = OPS_ASK_AS(t, binary, vm_binary);
  r = binary ? binary(BINARY_IN, container, item) : V_NOTIMPLEMENTED;
  if (r != V_NOTIMPLEMENTED) return r;
  value it = vm_iter(container);
  if (!it) return err_matches(&exc_TypeError) ? err_raise(E(not_container), container, 0, 0) : V_ERROR;
  for (;;) {
    value v = iter_next(it);
    if (v == V_STOP) return V_FALSE;
    int equal = v ? op_equal(v, item) : -1;
    if (equal) return equal < 0 ? V_ERROR : V_TRUE;
  }
}

static value unsupported(enum binary_op op, value a, value b) {
  static const char text[][4] = {"<",  ">",  "==", "<=", ">=",  "!=",  "in", "is", "",    "|=",  "^=", "&=",
                                 "<<=", ">>=", "+=", "-=", "*=",  "@=",  "//=", "/=", "%=", "**=", "|",  "^",
                                 "&",  "<<", ">>", "+",  "-",   "*",   "@",  "//", "/",   "%",   "**"};
  /* The concatenation of sequences has a text of its own, also after b's __radd__ was asked. */
  const struct type_obj *t = value_type(a);
  if ((op == BINARY_ADD || op == INPLACE_ADD) && (t->kind == KIND_STR || t->kind == KIND_LIST || t->kind == KIND_TUPLE)) {
    const struct type_obj *base = t;
    while (base->flags & TYPE_IS_CLASS) base = base->base;
    return err_raise(E(no_concat), base->name, b, base->name);
  }
  if (op == BINARY_POW) return err_raise(E(unsupported_pow), a, b, 0);
  size_t n = strlen(text[op]);
  struct str_obj *sign = firn_service_own_new(sizeof *sign + n + 1, &str_type);
  if (!sign) return V_ERROR;
  memcpy(str_room(sign), text[op], n);
  return err_raise(op <= BINARY_NE ? E(unsupported_compare) : E(unsupported_binary), str_finish(sign, n), a, b);
}

value vm_binary(enum binary_op op, value a, value b) {
  if (op == BINARY_IS) return value_from_bool(a == b);
  if (op == BINARY_IN) return firn_service_contains(a, b);
  if (!vm_stack_ok_now()) return V_ERROR;
  enum binary_op shown = op;
  value r;
  if (op >= INPLACE_OR && op <= INPLACE_POW) {
    r = forward(op, a, b);
    if (r != V_NOTIMPLEMENTED) return r;
    op = BINARY_PLAIN_OF(op);
  }
  const struct type_obj *ta = value_type_now(a), *tb = value_type_now(b);
  /* The right operand is asked first when its class derives from the left one's. */
  if (ta != tb && (tb->flags & TYPE_IS_CLASS) && type_is_subclass(tb, ta)) {
    r = reflected(op, a, b);
    if (r != V_NOTIMPLEMENTED) return r;
    r = forward(op, a, b);
  } else {
    r = forward(op, a, b);
    if (r == V_NOTIMPLEMENTED && (ta != tb || op <= BINARY_NE)) r = reflected(op, a, b);
  }
  if (r != V_NOTIMPLEMENTED) return r;
  if (op == BINARY_EQ) return value_from_bool(a == b);
  if (op == BINARY_NE) return value_from_bool(a != b);
  return unsupported(shown, a, b);
}

int op_equal(value a, value b) {
  if (a == b) return 1;
  if (value_is_int(a) && value_is_int(b)) return 0;
  if (value_is_name(a) && value_is_name(b)) return 0;
  value r = op_binary(BINARY_EQ, a, b);
  return r ? vm_is_true(r) : -1;
}

/* ---- unary ---- */

/* The builtin operation; V_NOTIMPLEMENTED when there is none. */
static value builtin_unary(enum unary_op op, value v) {
  value (*unary)(enum unary_op, value) = OPS_ASK_AS(value_type(v), unary, vm_unary);
  return unary ? unary(op, v) : V_NOTIMPLEMENTED;
}

/* What __int__, __index__ and __float__ of a class gave must be of that type. */
static value converted(enum unary_op op, value v, value r) {
  if (op < UNARY_INT || !r || r == V_STOP || r == V_NOTIMPLEMENTED) return r;
  if (op == UNARY_FLOAT) return value_kind(r) == KIND_FLOAT ? r : err_raise(E(float_not_float), v, r, 0);
  if (value_is_integer(r)) return r;
  return err_raise(op == UNARY_INT ? E(int_not_int) : E(index_not_int), r, 0, 0);
}

value vm_unary(enum unary_op op, value v) {
  if (op == UNARY_NOT) {
    int truth = vm_is_true(v);
    return truth < 0 ? V_ERROR : value_from_bool(!truth);
  }
  if (!vm_stack_ok_now()) return V_ERROR;
  value r = converted(op, v, special_of_class(v, (enum special)(SPECIAL_POS + op), 1, &v));
  if (r == V_NOTIMPLEMENTED && op <= UNARY_INVERT) return r; /* the method's own result */
  if (r == V_STOP) r = builtin_unary(op, v);
  else if ((op == UNARY_INDEX || op == UNARY_INT) && r && r != V_NOTIMPLEMENTED && !value_is_integer(r))
    return err_raise(E(special_not_int), str_new_cstr(op == UNARY_INT ? "__int__" : "__index__"), r, 0);
  if (r != V_NOTIMPLEMENTED) return r;
  static const char signs[] = "+-~";
  if (op > UNARY_INVERT) return r;
  value sign = str_new(signs + op, 1);
  return sign ? err_raise(E(unsupported_unary), sign, v, 0) : V_ERROR;
}

int vm_is_true(value v) {
  if (value_is_int(v)) return v != V_INT(0);
  if (value_is_imm(v)) return v != V_FALSE && v != V_NONE;
  const struct type_obj *t = value_type(v);
  value r = V_NOTIMPLEMENTED;
  if (t->flags & TYPE_IS_CLASS) {
    r = special_ask(SPECIAL_BOOL, 1, &v);
    if (r != V_STOP) {
      if (r && !value_is_bool(r)) err_raise(E(bool_not_bool), r, 0, 0);
      return !r || !value_is_bool(r) ? -1 : r == V_TRUE;
    }
    r = special_ask(SPECIAL_LEN, 1, &v);
    if (r != V_STOP) return !r ? -1 : r != V_INT(0);
    r = V_NOTIMPLEMENTED;
  }
  value (*unary)(enum unary_op, value) = OPS_ASK_AS(t, unary, vm_truth);
  if (unary) {
    r = unary(UNARY_BOOL, v);
    if (r == V_NOTIMPLEMENTED) r = unary(UNARY_LEN, v);
  }
  if (r == V_NOTIMPLEMENTED) return 1;
  return !r ? -1 : r != V_FALSE && r != V_INT(0);
}

/* The same of immediates and ints: big ones are not 0. */
int vm_plain_truth(value v) { return v != V_INT(0) && v != V_FALSE && v != V_NONE; }

intptr_t op_len(value v) {
  ASKS(unary);
  value r = special_of_class(v, SPECIAL_LEN, 1, &v);
  if (r == V_STOP) r = builtin_unary(UNARY_LEN, v);
  else if (r && r != V_NOTIMPLEMENTED) {
    intptr_t n;
    if (!op_index(r, &n)) return -1;
    if (n < 0) err_raise(E(negative_len), 0, 0, 0);
    return n < 0 ? -1 : n;
  }
  if (r == V_NOTIMPLEMENTED) r = err_raise(E(no_len), v, 0, 0);
  int64_t n = -1;
  if (!r || value_is_int(r)) return r ? value_int(r) : -1;
  int_to_i64(r, &n); /* of a long range */
  return (intptr_t)n;
}

uint32_t object_address_hash(value v) {
  if (firn_service_address_used) firn_service_address_used();
  return (uint32_t)(v >> 3) & 0x3fffffff;
}

bool op_hash(value v, uint32_t *out) {
  if (value_is_name(v)) {
    const struct str_obj *s = str_of(v);
    if (str_known_hash(s)) {
      *out = str_known_hash(s);
      return true;
    }
  }
  const struct type_obj *t = value_type(v);
  value r = V_STOP;
  if (t->flags & TYPE_IS_CLASS) r = t->flags & TYPE_UNHASHABLE ? V_NOTIMPLEMENTED : special_ask(SPECIAL_HASH, 1, &v);
  if (r == V_STOP) {
    value (*unary)(enum unary_op, value) = OPS_ASK(t, unary);
    if (!unary) { /* no opinion: identity */
      *out = object_address_hash(v);
      return true;
    }
    r = unary(UNARY_HASH, v);
  } else if (r && value_kind(r) == KIND_INT) {
    r = int_unary(UNARY_HASH, r);
  } else if (r && r != V_NOTIMPLEMENTED) {
    r = err_raise(E(hash_type), 0, 0, 0);
  }
  if (r == V_NOTIMPLEMENTED) r = err_raise(E(unhashable), v, 0, 0);
  if (r) *out = (uint32_t)value_int(r) & 0x3fffffff;
  return r != V_ERROR;
}

bool op_index(value v, intptr_t *out) {
  if (value_is_int(v) || value_is_bool(v)) {
    *out = value_is_int(v) ? value_int(v) : v == V_TRUE;
    return true;
  }
  value r = value_is_integer(v) ? int_plain(v) : converted(UNARY_INDEX, v, special_of_class(v, SPECIAL_INDEX, 1, &v));
  if (r == V_STOP) r = V_NOTIMPLEMENTED; /* no other builtin type is an index */
  if (value_is_int(r) || value_is_bool(r)) return op_index(r, out);
  if (!r) return false;
  if (r == V_NOTIMPLEMENTED) err_raise(E(not_index), v, 0, 0);
  else err_raise(E(count_too_big), r, 0, 0);
  return false;
}

/* ---- subscripts ---- */

typedef value (*subscr_op)(value, value, value);

/* Loads (x = V_STOP), stores or deletes (V_UNSET) by op, which may be NULL; message when v has no such thing. */
static value subscript(enum special s, size_t n, const value *args, value x, subscr_op op, const struct err_msg *message) {
  value v = args[0];
  if (!vm_stack_ok_now()) return V_ERROR;
  const struct type_obj *t = value_type_now(v);
  value r = t->flags & TYPE_IS_CLASS ? special_ask(s, n, args) : V_STOP;
  if (r != V_STOP) return r;
  r = op ? op(v, args[1], x) : V_NOTIMPLEMENTED;
  if (r == V_NOTIMPLEMENTED && t->kind == KIND_TYPE && s == SPECIAL_GETITEM && firn_service_class_subscr)
    r = firn_service_class_subscr(v, args[1]);
  if (r == V_NOTIMPLEMENTED && t == &type_type && s == SPECIAL_GETITEM)
    return err_raise(E(type_not_subscriptable), OBJ(type, v)->name, 0, 0);
  return r == V_NOTIMPLEMENTED ? err_raise(message, v, 0, 0) : r;
}

value vm_subscr(value v, value index) {
  value args[2] = {v, index};
  return subscript(SPECIAL_GETITEM, 2, args, V_STOP, OPS_ASK_AS(value_type(v), subscr, vm_subscr), E(not_subscriptable));
}

bool vm_store_subscr(value v, value index, value x) {
  value args[3] = {v, index, x};
  return subscript(SPECIAL_SETITEM, 3, args, x, OPS_ASK_AS(value_type(v), store, vm_store), E(no_item_assignment)) != V_ERROR;
}

bool vm_delete_subscr(value v, value index) {
  value args[2] = {v, index};
  return subscript(SPECIAL_DELITEM, 2, args, V_UNSET, OPS_ASK_AS(value_type(v), store, vm_store), E(no_item_deletion)) != V_ERROR;
}
