/* SPDX-License-Identifier: MIT */
/* * and ** in displays and calls: [*3] says more than list.extend(3) does. */
#include "runtime/core/spread.h"

#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/vm.h"

bool spread_iterable(value list, value v) {
  if (list_extend_values(list, v)) return true;
  if (spread_refused(v)) err_raise(E(star_value), v, 0, 0);
  return false;
}

bool spread_refused(value v) {
  const struct type_obj *t = value_type(v);
  if (!err_matches(&exc_TypeError) || OPS_ASK(t, iter)) return false;
  return !(t->flags & TYPE_IS_CLASS) || (type_lookup(t, N(__iter__)) == V_STOP && type_lookup(t, N(__getitem__)) == V_STOP);
}

bool spread_mapping(value dict, value v) {
  if (value_kind(v) == KIND_DICT || attr_find(v, N(keys)) != V_STOP) return dict_merge(dict, v);
  return err_raise(E(not_mapping), v, 0, 0);
}
