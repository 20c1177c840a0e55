/* SPDX-License-Identifier: MIT */
/* Dicts: insertion-ordered hash maps (dict.c tells how). */
#ifndef FIRN_CORE_DICT_H
#define FIRN_CORE_DICT_H

#include "runtime/core/object.h"

/* An empty dict with room for n entries. */
value dict_new(size_t room);
value dict_new_of(const struct type_obj *cls, size_t room);

/* The value of key; V_STOP when absent (nothing raised); V_ERROR when hashing or comparing raised. */
value dict_get(value dict, value key);
/* The value of a str key; V_UNSET when absent. Runs no Python code and never fails. */
value dict_find(const struct dict_obj *dict, value name);
bool dict_set(value dict, value key, value v);
/* Removes key: its value, V_STOP when absent, or V_ERROR. */
value dict_remove(value dict, value key);
/* dict.update(mapping or iterable of pairs). */
bool dict_merge(value dict, value other);
value dict_copy_of(value dict);
/* Takes the last entry of a dict that is not empty. False with the exception pending, and nothing taken. */
bool dict_pop_last(value dict, value *key, value *v);
void dict_empty(value dict);
/* Gives dict the contents of another, which must not be used after that. */
void dict_take(value dict, value other);

/* Walks entries in order: starts at *pos = 0; false at the end. */
static inline bool dict_next(const struct dict_obj *d, uint32_t *pos, value *key, value *v) {
  while (*pos < d->fill) {
    const value *e = d->entries + 2 * (*pos)++;
    if (e[0] != V_UNSET) {
      *key = e[0];
      *v = e[1];
      return true;
    }
  }
  return false;
}
static inline size_t dict_len(value dict) { return OBJ(dict, dict)->used; }

extern const struct type_obj dict_keys_type, dict_values_type, dict_items_type;

/* a | b and a |= b (service). */
value dict_union(value a, value b, bool in_place);

/* Methods, for types that do more than a dict does. */
value dict_method_get(size_t nargs, const value *args);
value dict_setdefault(size_t nargs, const value *args);
value dict_pop(size_t nargs, const value *args);
value dict_popitem(value self);
value dict_update(size_t nargs, size_t nkw, const value *args);
value dict_keys(value self);
value dict_values(value self);
value dict_items(value self);

#endif
