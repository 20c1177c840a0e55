/* SPDX-License-Identifier: MIT */
/* Sets and frozensets (set.c tells about their order). */
#ifndef FIRN_CORE_SET_H
#define FIRN_CORE_SET_H

#include "runtime/core/object.h"

extern const struct type_obj set_type, frozenset_type;

/* A set of n items; false items of a raising hash give V_ERROR. */
value set_new(size_t n, const value *items);
value set_new_of(const struct type_obj *cls);
bool set_add_value(value set, value item);
/* 1, 0, or -1 with the exception pending. */
int set_contains(value set, value item);
/* Removes: 1 removed, 0 absent, -1 error. */
int set_discard_value(value set, value item);
/* set.update(iterable) */
bool set_merge(value set, value iterable);

/* Walks the items: starts at *pos = 0; false at the end. */
static inline bool set_next(const struct set_obj *s, uint32_t n_slots, uint32_t *pos, value *item) {
  while (*pos < n_slots) {
    value v = s->entries[(*pos)++];
    if (v != V_UNSET && v != V_NULLARG) {
      *item = v;
      return true;
    }
  }
  return false;
}
static inline size_t set_len(value set) { return OBJ(set, set)->used; }
/* Any set or frozenset. */
static inline bool set_check(value v) {
  enum kind k = value_kind(v);
  return k == KIND_SET || k == KIND_FROZENSET;
}

#endif
