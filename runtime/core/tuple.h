/* SPDX-License-Identifier: MIT */
/* Tuples: immutable, items in place. */
#ifndef FIRN_CORE_TUPLE_H
#define FIRN_CORE_TUPLE_H

#include "runtime/core/object.h"

extern const struct tuple_obj tuple_empty_obj;
#define TUPLE_EMPTY ((value)&tuple_empty_obj)

/* A tuple of n items, copied from `items`; when that is 0 the items are unset and the caller fills them (tuple_items)
   before anyone else sees the tuple. V_ERROR: MemoryError. */
value tuple_new(size_t n, const value *items);
/* The same for a subclass. */
value tuple_new_of(const struct type_obj *cls, size_t n, const value *items);
value tuple_2(value a, value b);
/* tuple(iterable); an exact tuple is returned as it is. */
value tuple_from(value iterable);

static inline size_t tuple_len(value v) { return OBJ(tuple, v)->len; }
static inline value *tuple_items(value v) { return OBJ(tuple, v)->items; }

/* Services: parts of subscripts and operators. */
value tuple_slice(value self, value slice);
value tuple_repeat(value self, value times);

#endif
