/* SPDX-License-Identifier: MIT */
/* Iterators over builtin things: all are iterator_obj; what a, b, c and i mean is each type's own.
 *
 *   list_iterator_type   a list (0 when exhausted)   i next index
 *   tuple_iterator_type  a tuple                     i next index
 *   range_iterator_type  a next value, b step (small ints)   i items left; big ranges: a, b any ints, c items left
 *   sequence_iterator    a object with __getitem__   i next index
 */
#ifndef FIRN_CORE_ITERATOR_H
#define FIRN_CORE_ITERATOR_H

#include "runtime/core/object.h"

extern const struct type_obj list_iterator_type, tuple_iterator_type, range_iterator_type, sequence_iterator_type,
    callable_iterator_type, dict_keyiterator_type, dict_valueiterator_type, dict_itemiterator_type,
    set_iterator_type, list_reverseiterator_type, enumerate_type, zip_type, map_type, filter_type, reversed_type;

value iterator_new_with(const struct type_obj *type, value a, value b, value c, size_t i);
value iterator_new_of(const struct type_obj *type, value a);
/* Most have only what they iterate over. */
static inline __attribute__((always_inline)) value iterator_new(const struct type_obj *type, value a, value b, value c, size_t i) {
  bool only = __builtin_constant_p(b) && __builtin_constant_p(c) && __builtin_constant_p(i) && !b && !c && !i;
  return only ? iterator_new_of(type, a) : iterator_new_with(type, a, b, c, i);
}
/* iter(v) when v is an iterator already. */
value iterator_self(value v);
/* The old protocol: v[0], v[1], … until IndexError. */
value iterator_of_sequence(value v);

#endif
