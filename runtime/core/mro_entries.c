/* SPDX-License-Identifier: MIT */
/* Bases that are no classes (data model, "Resolving MRO entries"): each is replaced by what its __mro_entries__ gives. */
#include "runtime/core/class.h"

#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/name.h"
#include "runtime/core/object.h"
#include "runtime/core/tuple.h"

/* Appends what stands for one base. */
static bool add_base(value list, value base, value bases) {
  value method = value_is_type(base) ? V_STOP : attr_find(base, N(__mro_entries__));
  if (method == V_STOP) return list_append_value(list, base);
  value entries = method ? call(method, 1, 0, &bases) : V_ERROR;
  if (!entries) return false;
  if (value_kind(entries) != KIND_TUPLE) return err_raise(E(mro_entries), 0, 0, 0);
  for (size_t i = 0; i < tuple_len(entries); i++)
    if (!list_append_value(list, tuple_items(entries)[i])) return false;
  return true;
}

value class_mro_entries(value bases, value names) {
  value list = 0;
  if (names) return op_store_subscr(names, N(__orig_bases__), bases) ? bases : V_ERROR;
  for (size_t i = 0; i < tuple_len(bases) && !list; i++)
    if (!value_is_type(tuple_items(bases)[i]) && !(list = list_new(0, 0))) return V_ERROR;
  if (!list) return bases;
  for (size_t i = 0; i < tuple_len(bases); i++)
    if (!add_base(list, tuple_items(bases)[i], bases)) return V_ERROR;
  return list_to_tuple(list);
}
