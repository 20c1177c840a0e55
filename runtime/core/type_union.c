/* SPDX-License-Identifier: MIT */
/* int | str (library reference, "Union Type"): what isinstance takes beside a tuple of classes. Linked when the program
 * uses the operator |. */
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

/* The wrapper's one field holds the tuple of classes; None is there as its type. */
extern const struct type_obj union_type;

value union_args(value v) { return value_type(v) == &union_type ? OBJ(wrapper, v)->function : V_STOP; }

static bool is_member(value v) { return v == V_NONE || value_is_type(v) || value_type(v) == &union_type; }

/* Appends the classes of v that are not there yet. */
static bool add(value list, value v) {
  value all = union_args(v);
  if (v == V_NONE) v = (value)&none_type;
  size_t n = all == V_STOP ? 1 : tuple_len(all);
  for (size_t i = 0; i < n; i++) {
    value t = all == V_STOP ? v : tuple_items(all)[i];
    bool there = false;
    for (size_t k = 0; k < list_len(list); k++) there |= list_items(list)[k] == t;
    if (!there && !list_append_value(list, t)) return false;
  }
  return true;
}

value union_or(value a, value b) {
  if (!is_member(a) || !is_member(b)) return V_NOTIMPLEMENTED;
  value list = list_new(0, 0);
  if (!list || !add(list, a) || !add(list, b)) return V_ERROR;
  if (list_len(list) == 1) return list_items(list)[0];
  value args = list_to_tuple(list);
  struct wrapper_obj *u = args ? gc_new(sizeof *u, &union_type) : NULL;
  if (!u) return V_ERROR;
  u->function = args;
  return (value)u;
}

bool union_print(struct writer *w, value v, enum print_kind kind) {
  value args = OBJ(wrapper, v)->function;
  (void)kind;
  for (size_t i = 0; i < tuple_len(args); i++) {
    const struct type_obj *t = OBJ(type, tuple_items(args)[i]);
    if (i && !print_cstr(w, " | ")) return false;
    if (t == &none_type) {
      if (!print_cstr(w, "None")) return false;
      continue;
    }
    if (t->module && !(print_value(w, t->module, PRINT_STR) && print_cstr(w, "."))) return false;
    if (!print_value(w, type_qualname(t), PRINT_STR)) return false;
  }
  return true;
}

/* Is every class of a one of b's? */
static bool within(value a, value b) {
  for (size_t i = 0; i < tuple_len(a); i++) {
    size_t k = 0;
    while (k < tuple_len(b) && tuple_items(b)[k] != tuple_items(a)[i]) k++;
    if (k == tuple_len(b)) return false;
  }
  return true;
}

value union_binary(enum binary_op op, value a, value b) {
  if (op == BINARY_OR) return union_or(a, b);
  if (op != BINARY_EQ || value_type(b) != &union_type) return V_NOTIMPLEMENTED;
  value x = OBJ(wrapper, a)->function, y = OBJ(wrapper, b)->function;
  return value_from_bool(tuple_len(x) == tuple_len(y) && within(x, y));
}

value union_rbinary(enum binary_op op, value a, value b) { return op == BINARY_OR ? union_or(a, b) : V_NOTIMPLEMENTED; }

/* The order of the classes does not matter. */
value union_unary(enum unary_op op, value v) {
  value args = OBJ(wrapper, v)->function;
  uint32_t sum = 0, h;
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  for (size_t i = 0; i < tuple_len(args); i++) {
    if (!op_hash(tuple_items(args)[i], &h)) return V_ERROR;
    sum += h;
  }
  return V_INT(sum & 0x3fffffff);
}

value union_getattr(value v, value name) { return name == N(__args__) ? OBJ(wrapper, v)->function : V_STOP; }

TYPE_OBJECT(union_type) = {BUILTIN_TYPE_FIELDS(UnionType, WRAPPER, object, TYPE_FINAL, &union_ops),
                                    .module = N(types)};
