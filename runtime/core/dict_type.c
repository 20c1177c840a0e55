/* SPDX-License-Identifier: MIT */
/* The dict type: operations and methods over dict.c's table. */
#include "runtime/core/dict.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/print_guard.h"
#include "runtime/core/items.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

/* ---- update ---- */

static bool merge_dict(value dict, value other) {
  uint32_t pos = 0, used = OBJ(dict, other)->used;
  value k, v;
  while (dict_next(OBJ(dict, other), &pos, &k, &v)) {
    if (!dict_set(dict, k, v)) return false;
    if (OBJ(dict, other)->used != used && dict != other) {
      err_raise(E(dict_mutated), 0, 0, 0);
      return false;
    }
  }
  return true;
}

static bool merge_keys(value dict, value mapping, value keys_method) {
  value keys = call_0(keys_method);
  value it = keys == V_ERROR ? V_ERROR : iter_new(keys), k;
  if (it == V_ERROR) return false;
  while ((k = iter_next(it)) != V_STOP) {
    value v = k == V_ERROR ? V_ERROR : op_subscr(mapping, k);
    if (v == V_ERROR || !dict_set(dict, k, v)) return false;
  }
  return true;
}

/* Item number i of the pairs that dict() was given. */
static bool merge_pair(value dict, value item, size_t i) {
  enum kind kind = value_kind(item);
  if (kind != KIND_TUPLE && kind != KIND_LIST) {
    value it = iter_new(item);
    if (it == V_ERROR) {
      if (err_matches(&exc_TypeError)) {
        err_take();
        err_raise(E(dict_element), V_INT(i), 0, 0);
      }
      return false;
    }
    if ((item = list_from(it)) == V_ERROR) return false;
  }
  struct items s = items_of(item);
  if (s.n != 2) {
    err_raise(E(dict_pair), V_INT(i), V_INT(s.n), 0);
    return false;
  }
  return dict_set(dict, s.items[0], s.items[1]);
}

/* Does a class of the program, not a builtin type, say what `name` is for objects of t? */
static bool overrides(const struct type_obj *t, value name) {
  value v = type_lookup(t, name);
  return v != V_STOP && value_kind(v) != KIND_CFUNCTION;
}

bool dict_merge(value dict, value other) {
  const struct type_obj *t = value_type(other);
  if (t->kind == KIND_DICT && !(t->flags & TYPE_IS_CLASS)) return merge_dict(dict, other);
  if (t->kind == KIND_DICT && !overrides(t, N(__iter__)) && !overrides(t, N(keys))) return merge_dict(dict, other);
  value keys = attr_find(other, N(keys));
  if (keys == V_ERROR) return false;
  if (keys != V_STOP) return merge_keys(dict, other, keys);
  value it = iter_new(other), item;
  if (it == V_ERROR) return false;
  for (size_t i = 0; (item = iter_next(it)) != V_STOP; i++) {
    if (item == V_ERROR || !merge_pair(dict, item, i)) return false;
  }
  return true;
}

static bool update(value function, value dict, size_t nargs, size_t nkw, const value *args) {
  if (!arg_count(function, nargs, 0, 1)) return false;
  if (nargs && !dict_merge(dict, args[0])) return false;
  for (args += nargs; nkw--; args += 2) {
    if (!dict_set(dict, args[0], args[1])) return false;
  }
  return true;
}

value dict_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value d = dict_new_of(cls, 0);
  if (d == V_ERROR || (cls->flags & TYPE_HAS_INIT)) return d;
  return update(N(dict), d, nargs, nkw, args) ? d : V_ERROR;
}

value dict_init(size_t nargs, size_t nkw, const value *args) {
  return update(N(dict), args[0], nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
}

value dict_update(size_t nargs, size_t nkw, const value *args) {
  return update(N(update), args[0], nargs - 1, nkw, args + 1) ? V_NONE : V_ERROR;
}

/* ---- operations ---- */

static bool print_entries(struct writer *w, value self) {
  uint32_t pos = 0;
  value k, v;
  for (bool first = true; dict_next(OBJ(dict, self), &pos, &k, &v); first = false) {
    if (!first && !print_cstr(w, ", ")) return false;
    if (!print_value(w, k, PRINT_REPR) || !print_cstr(w, ": ") || !print_value(w, v, PRINT_REPR)) return false;
  }
  return true;
}

bool dict_print(struct writer *w, value self, enum print_kind kind) {
  struct print_guard guard;
  (void)kind;
  if (!vm_stack_ok()) return false;
  if (!print_guard_enter(&guard, self)) return print_cstr(w, "{...}");
  bool ok = print_cstr(w, "{") && print_entries(w, self) && print_cstr(w, "}");
  print_guard_leave(&guard);
  return ok;
}

value dict_unary(enum unary_op op, value self) {
  switch (op) {
  case UNARY_BOOL: return value_from_bool(dict_len(self) != 0);
  case UNARY_LEN: return V_INT(dict_len(self));
  default: return V_NOTIMPLEMENTED;
  }
}

static int dicts_equal(value a, value b) {
  uint32_t pos = 0;
  value k, v;
  if (!vm_stack_ok()) return -1;
  if (dict_len(a) != dict_len(b)) return 0;
  while (dict_next(OBJ(dict, a), &pos, &k, &v)) {
    value other = dict_get(b, k);
    if (other == V_ERROR) return -1;
    if (other == V_STOP) return 0;
    int same = op_equal(v, other);
    if (same <= 0) return same;
  }
  return 1;
}

/* What | gives is of the builtin type of its left operand: an OrderedDict stays one. */
static void take_kind(value v, value a) {
  const struct type_obj *t = value_type(a);
  while (t->flags & TYPE_IS_CLASS) t = t->base;
  OBJ(dict, v)->type = t;
  gc_store(&OBJ(dict, v)->extra, OBJ(dict, a)->extra);
}

value dict_union(value a, value b, bool in_place) {
  value v = in_place ? a : dict_copy_of(a);
  if (v == V_ERROR || !dict_merge(v, b)) return V_ERROR;
  if (!in_place) take_kind(v, a);
  return v;
}

value dict_binary(enum binary_op op, value a, value b) {
  value v;
  int same;
  if (op == BINARY_IN) {
    v = dict_get(a, b);
    return v == V_ERROR ? V_ERROR : value_from_bool(v != V_STOP);
  }
  if (op == INPLACE_OR) return firn_service_dict_union(a, b, true);
  if (value_kind(b) != KIND_DICT) return V_NOTIMPLEMENTED;
  switch (op) {
  case BINARY_EQ: case BINARY_NE:
    same = dicts_equal(a, b);
    return same < 0 ? V_ERROR : value_from_bool(same == (op == BINARY_EQ));
  case BINARY_OR: return firn_service_dict_union(a, b, false);
  default: return V_NOTIMPLEMENTED;
  }
}

static value load(value self, value key) {
  value v = dict_get(self, key);
  if (v != V_STOP) return v;
  const struct type_obj *t = value_type(self);
  if (t->flags & TYPE_IS_CLASS) {
    value args[2] = {self, key};
    v = special_ask(SPECIAL_MISSING, 2, args);
    if (v != V_STOP) return v;
  }
  return err_raise_arg(&exc_KeyError, key);
}

value dict_subscr(value self, value key, value v) {
  if (v == V_STOP) return load(self, key);
  if (v != V_UNSET) return dict_set(self, key, v) ? V_NONE : V_ERROR;
  v = dict_remove(self, key);
  return v == V_STOP ? err_raise_arg(&exc_KeyError, key) : v == V_ERROR ? V_ERROR : V_NONE;
}

value dict_iter(value self) {
  return iterator_new(&dict_keyiterator_type, self, V_INT(dict_len(self)), 0, 0);
}

/* ---- methods ---- */

value dict_method_get(size_t nargs, const value *args) {
  value v = dict_get(args[0], args[1]);
  return v != V_STOP ? v : nargs == 3 ? args[2] : V_NONE;
}

value dict_setdefault(size_t nargs, const value *args) {
  value v = dict_get(args[0], args[1]);
  if (v != V_STOP) return v;
  v = nargs == 3 ? args[2] : V_NONE;
  return dict_set(args[0], args[1], v) ? v : V_ERROR;
}

value dict_pop(size_t nargs, const value *args) {
  value v = dict_remove(args[0], args[1]);
  if (v != V_STOP) return v;
  return nargs == 3 ? args[2] : err_raise_arg(&exc_KeyError, args[1]);
}

value dict_popitem(value self) {
  if (dict_len(self) == 0) return err_raise(E(dict_popitem), 0, 0, 0);
  value pair = tuple_new(2, 0);
  return pair && dict_pop_last(self, &tuple_items(pair)[0], &tuple_items(pair)[1]) ? pair : V_ERROR;
}

value dict_clear(value self) {
  dict_empty(self);
  return V_NONE;
}

value dict_copy(value self) { return dict_copy_of(self); }

value dict_fromkeys(size_t nargs, const value *args) {
  value d = call_0(args[0]), it = d == V_ERROR ? V_ERROR : iter_new(args[1]), k;
  value v = nargs == 3 ? args[2] : V_NONE;
  if (it == V_ERROR) return V_ERROR;
  bool plain = value_type(d) == &dict_type;
  while ((k = iter_next(it)) != V_STOP) {
    if (k == V_ERROR || !(plain ? dict_set(d, k, v) : op_store_subscr(d, k, v))) return V_ERROR;
  }
  return d;
}

value dict_keys(value self) { return iterator_new(&dict_keys_type, self, 0, 0, 0); }
value dict_values(value self) { return iterator_new(&dict_values_type, self, 0, 0, 0); }
value dict_items(value self) { return iterator_new(&dict_items_type, self, 0, 0, 0); }

BUILTIN_TYPE_DEF(dict, dict, DICT, object, TYPE_UNHASHABLE, &dict_ops)
