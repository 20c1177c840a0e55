/* SPDX-License-Identifier: MIT */
/* Lists: a growing block of values. */
#ifndef FIRN_CORE_LIST_H
#define FIRN_CORE_LIST_H

#include "runtime/core/object.h"

/* A list of n items, copied from `items`; when that is 0 they are unset and the caller fills them (list_items). */
value list_new(size_t n, const value *items);
/* list(iterable): always a new list. */
value list_from(value iterable);
bool list_append_value(value list, value v);
/* list += iterable */
bool list_extend_values(value list, value iterable);
/* A new tuple of the list's items. */
value list_to_tuple(value list);
/* list.sort(key, reverse); key is V_NONE when there is none. */
bool list_sort_in_place(value list, value key, bool reverse);

/* The method. */
value list_pop(size_t nargs, const value *args);

static inline size_t list_len(value v) { return OBJ(list, v)->len; }
static inline value *list_items(value v) { return OBJ(list, v)->items; }

/* Services: parts of subscripts and operators. */
value list_slice(value self, value slice, value unused);
value list_store_slice(value self, value slice, value v);
value list_repeat(value self, value times, bool in_place);

#endif
