/* SPDX-License-Identifier: MIT */
/* The match statement (PEP 634). */
#include "runtime/core/match.h"

#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

value match_sequence(value v) {
  switch (value_kind(v)) {
  case KIND_TUPLE: case KIND_LIST: case KIND_RANGE: case KIND_ARRAY: case KIND_MEMORYVIEW: return V_TRUE;
  default: return V_FALSE;
  }
}

value match_mapping(value v) { return value_from_bool(value_kind(v) == KIND_DICT); }

value match_keys(value v, value keys) {
  size_t n = tuple_len(keys);
  value result = tuple_new(n, 0);
  if (!result) return V_ERROR;
  for (size_t i = 0; i < n; i++) {
    value x = dict_get(v, tuple_items(keys)[i]);
    if (x == V_STOP) return V_NONE;
    if (!x) return V_ERROR;
    tuple_items(result)[i] = x;
  }
  return result;
}

/* Builtin types whose one positional pattern is the subject itself. */
static bool matches_itself(const struct type_obj *t) {
  switch (t->kind) {
  case KIND_BYTEARRAY: case KIND_BYTES: case KIND_DICT: case KIND_FLOAT: case KIND_FROZENSET: case KIND_INT:
  case KIND_LIST: case KIND_SET: case KIND_STR: case KIND_TUPLE: return true;
  default: return false;
  }
}

/* Number i of cls.__match_args__; V_STOP when there are not that many. */
static value positional_name(const struct type_obj *cls, size_t i) {
  value args = special_find(cls, SPECIAL_MATCH_ARGS);
  if (args == V_STOP) return V_STOP;
  if (value_kind(args) != KIND_TUPLE) return err_raise(E(match_args), cls->name, args, 0);
  if (i >= tuple_len(args)) return V_STOP;
  value name = tuple_items(args)[i];
  return value_is_str(name) ? name : err_raise(E(match_args_item), name, 0, 0);
}

value match_class(size_t n, value v, value cls, value names) {
  if (!value_is_type(cls)) return err_raise(E(match_not_class), 0, 0, 0);
  const struct type_obj *t = OBJ(type, cls);
  if (!value_isa(v, t)) return V_NONE;
  size_t n_names = tuple_len(names);
  value result = tuple_new(n + n_names, 0);
  if (!result) return V_ERROR;
  bool itself = special_find(t, SPECIAL_MATCH_ARGS) == V_STOP && matches_itself(t);
  for (size_t i = 0; i < n + n_names; i++) {
    value name = i < n ? positional_name(t, i) : tuple_items(names)[i - n], x;
    for (size_t k = 0; i >= n && k < n; k++) {
      if (positional_name(t, k) == name) return err_raise(E(match_twice), t->name, name, 0);
    }
    if (name == V_ERROR) {
      return V_ERROR;
    } else if (i == 0 && n && itself) {
      x = v;
    } else if (name == V_STOP) {
      return err_raise(i == 1 ? E(match_too_many_1) : E(match_too_many), t->name, V_INT(i), V_INT(n));
    } else {
      x = attr_find(v, name);
      if (!x && err_matches(&exc_AttributeError)) {
        err_take();
        x = V_STOP;
      }
    }
    if (x == V_STOP) return V_NONE;
    if (!x) return V_ERROR;
    tuple_items(result)[i] = x;
  }
  return result;
}
