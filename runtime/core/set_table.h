/* SPDX-License-Identifier: MIT */
/* The inside of sets, between set.c (the table) and set_type.c (operators and methods). */
#ifndef FIRN_CORE_SET_TABLE_H
#define FIRN_CORE_SET_TABLE_H

#include "runtime/core/set.h"

size_t set_slots(const struct set_obj *s);
bool set_hash_item(value v, uint64_t *out);
uint64_t set_slot_hash(const struct set_obj *s, size_t i);
bool set_resize(struct set_obj *s, size_t least);
bool set_add_hashed(struct set_obj *s, value item, uint64_t hash);
int set_contains_hashed(struct set_obj *s, value item, uint64_t hash);
int set_discard_hashed(struct set_obj *s, value item, uint64_t hash);
/* Takes an item of a set that is not empty; V_ERROR with MemoryError. */
value set_pop_any(struct set_obj *s);
void set_empty(struct set_obj *s);

/* Is slot i taken? */
static inline bool set_slot_used(const struct set_obj *s, size_t i) {
  return s->entries[i] != V_UNSET && s->entries[i] != V_NULLARG;
}

#endif
