/* SPDX-License-Identifier: MIT */
/* collections.defaultdict and OrderedDict: dicts with some operations of their own. A defaultdict's factory is in
 * dict_obj.extra. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

bool builtin_is_callable(value v);
extern const struct type_obj defaultdict_type, ordereddict_type;

/* The instance's class name and "(". */
static bool open(struct writer *w, value self) {
  return print_value(w, value_type(self)->name, PRINT_STR) && print_cstr(w, "(");
}

/* ---- defaultdict ---- */

/* Its methods take plain dicts, too: they have the same kind. */
static value factory_of(value self) {
  value factory = OBJ(dict, self)->extra;
  return factory ? factory : V_NONE;
}

static bool default_fill(value self, size_t nargs, size_t nkw, const value *args) {
  value factory = nargs ? args[0] : V_NONE;
  if (factory != V_NONE && !builtin_is_callable(factory)) {
    err_raise(E(factory_callable), 0, 0, 0);
    return false;
  }
  gc_store(&OBJ(dict, self)->extra, factory);
  if (nargs > 1 && !arg_count(N(defaultdict), nargs - 1, 0, 1)) return false;
  if (nargs > 1 && !dict_merge(self, args[1])) return false;
  for (args += nargs; nkw--; args += 2) {
    if (!dict_set(self, args[0], args[1])) return false;
  }
  return true;
}

value defaultdict_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value d = dict_new_of(cls, 0);
  if (d == V_ERROR) return d;
  OBJ(dict, d)->extra = V_NONE;
  if (cls->flags & TYPE_HAS_INIT) return d;
  return default_fill(d, nargs, nkw, args) ? d : V_ERROR;
}

value defaultdict_init(size_t nargs, size_t nkw, const value *args) {
  return default_fill(args[0], nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
}

value defaultdict_missing(value self, value key) {
  value factory = factory_of(self);
  if (factory == V_NONE) return err_raise_arg(&exc_KeyError, key);
  value v = call_0(factory);
  return v != V_ERROR && op_store_subscr(self, key, v) ? v : V_ERROR;
}

value defaultdict_subscr(value self, value key, value x) {
  if (x != V_STOP) return dict_subscr(self, key, x);
  value v = dict_get(self, key);
  if (v != V_STOP) return v;
  value args[2] = {self, key};
  v = special_of_class(self, SPECIAL_MISSING, 2, args);
  return v == V_STOP ? defaultdict_missing(self, key) : v;
}

bool defaultdict_print(struct writer *w, value self, enum print_kind kind) {
  if (!vm_stack_ok()) return false;
  return open(w, self) && print_value(w, factory_of(self), PRINT_REPR) && print_cstr(w, ", ") &&
         dict_print(w, self, kind) && print_cstr(w, ")");
}

value defaultdict_getattr(value self, value name) {
  return name == N(default_factory) ? factory_of(self) : V_STOP;
}

value defaultdict_setattr(value self, value name, value v) {
  if (name != N(default_factory)) return V_STOP;
  gc_store(&OBJ(dict, self)->extra, v ? v : V_NONE);
  return V_NONE;
}

value defaultdict_copy(value self) {
  value d = dict_new_of(&defaultdict_type, 0);
  if (d == V_ERROR) return V_ERROR;
  gc_store(&OBJ(dict, d)->extra, factory_of(self));
  return dict_merge(d, self) ? d : V_ERROR;
}

BUILTIN_TYPE_DEF_IN(collections, defaultdict, defaultdict, DICT, dict, TYPE_UNHASHABLE, &defaultdict_ops)

/* ---- OrderedDict ---- */

/* As CPython does from 3.12 on. */
bool ordereddict_print(struct writer *w, value self, enum print_kind kind) {
  bool empty = dict_len(self) == 0;
  return open(w, self) && (empty || dict_print(w, self, kind)) && print_cstr(w, ")");
}

/* Two ordered dicts are equal when their orders are too. */
value ordereddict_binary(enum binary_op op, value a, value b) {
  if ((op != BINARY_EQ && op != BINARY_NE) || !type_is_subclass(value_type(b), &ordereddict_type))
    return dict_binary(op, a, b);
  value keys_a = list_from(a), keys_b = keys_a == V_ERROR ? V_ERROR : list_from(b);
  int same = keys_b == V_ERROR ? -1 : op_equal(keys_a, keys_b);
  if (same < 0) return V_ERROR;
  return same ? dict_binary(op, a, b) : value_from_bool(op == BINARY_NE);
}

value ordereddict_move_to_end(size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(key), N(last)};
  value given[2] = {V_UNSET, V_TRUE};
  if (!arg_bind(N(move_to_end), nargs - 1, nkw, args + 1, 2, 2, names, given)) return V_ERROR;
  if (!given[0]) return arg_count(N(move_to_end), 0, 1, 2), V_ERROR;
  int last = op_is_true(given[1]);
  if (last < 0) return V_ERROR;
  value self = args[0], v = last ? dict_remove(self, given[0]) : dict_get(self, given[0]);
  if (v == V_STOP) return err_raise_arg(&exc_KeyError, given[0]);
  if (v == V_ERROR) return V_ERROR;
  if (last) return dict_set(self, given[0], v) ? V_NONE : V_ERROR;
  value other = dict_new(0); /* a failure leaves self as it was */
  if (other == V_ERROR || !dict_set(other, given[0], v) || !dict_merge(other, self)) return V_ERROR;
  dict_take(self, other);
  return V_NONE;
}

value ordereddict_popitem(size_t nargs, size_t nkw, const value *args) {
  const value names[1] = {N(last)};
  value given = V_TRUE, self = args[0];
  if (!arg_bind(N(popitem), nargs - 1, nkw, args + 1, 1, 1, names, &given)) return V_ERROR;
  int last = op_is_true(given);
  if (last < 0) return V_ERROR;
  if (dict_len(self) == 0) return err_raise(E(ordered_empty), 0, 0, 0);
  value pair = tuple_new(2, 0);
  if (!pair) return V_ERROR;
  value *k = tuple_items(pair), *v = k + 1;
  if (last) return dict_pop_last(self, k, v) ? pair : V_ERROR;
  uint32_t pos = 0;
  dict_next(OBJ(dict, self), &pos, k, v);
  return dict_remove(self, *k) == V_ERROR ? V_ERROR : pair;
}

value ordereddict_copy(value self) {
  value d = dict_new_of(&ordereddict_type, 0);
  return d != V_ERROR && dict_merge(d, self) ? d : V_ERROR;
}

BUILTIN_TYPE_DEF_IN(collections, ordereddict, OrderedDict, DICT, dict, TYPE_UNHASHABLE, &ordereddict_ops)
