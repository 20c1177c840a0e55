/* SPDX-License-Identifier: MIT */
/* Where instances of classes keep their attributes.
 *
 * An instance has the words of its kind (layout.def), then, when its type is a class, n_slots attribute slots from word
 * slot_start on and one word for the dict of all other attributes (0 while there are none) at dict_at. Kinds with a
 * tail (str, bytes, int, tuple) have no slots, and the dict word stands behind the tail (dict_at 0).
 */
#ifndef FIRN_CORE_INSTANCE_H
#define FIRN_CORE_INSTANCE_H

#include "runtime/core/object.h"

/* Bytes of an instance of `cls` whose kind has a tail of tail_bytes (0 for fixed kinds): what to give to gc_new so that
   slots and dict have room. For builtin types themselves the plain size. */
size_t instance_size(const struct type_obj *cls, size_t tail_bytes);
/* Address of the dict word; NULL when instances of its type have none. */
value *instance_dict_word(value v);
/* Bytes of the fixed words of a kind. */
size_t instance_kind_size(enum kind k);

#endif
