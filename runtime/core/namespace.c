/* SPDX-License-Identifier: MIT */
/* globals() and module.__dict__: a dict of a module's names as they are now. What is stored into it or deleted from it
 * happens to the module too, and its items are looked up there; what the module does later shows only in look-ups.
 */
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

struct namespace_obj {
  struct dict_obj dict;
  value module;
};

extern const struct type_obj namespace_type;

value namespace_subscr(value v, value index, value x) {
  const struct module_obj *m = OBJ(module, ((struct namespace_obj *)v)->module);
  if (value_is_str(index)) {
    value name = name_intern(index);
    if (!name) return V_ERROR;
    if (x != V_STOP) {
      if (!module_set(m, name, x)) return V_ERROR;
    } else {
      x = module_find(m, name);
      if (x != V_STOP) return x;
    }
  }
  return dict_subscr(v, index, x);
}

const struct type_obj namespace_type = {BUILTIN_TYPE_FIELDS(dict, DICT, dict, TYPE_FINAL, &namespace_ops), .slot_start = 0};

const struct module_obj *namespace_module(value v) {
  return obj_type(v) == &namespace_type ? OBJ(module, ((struct namespace_obj *)v)->module) : 0;
}

value module_namespace(const struct module_obj *m) {
  /* A module of the heap is its dict. */
  if (gc_is_heap(m) && m->state[1]) return m->state[1];
  struct namespace_obj *n = gc_new(sizeof *n, &namespace_type);
  if (!n) return V_ERROR;
  n->module = (value)m;
  value dict = (value)n;
  if (!dict_set(dict, N(__name__), module_find(m, N(__name__)))) return V_ERROR;
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (m->slots[i] && !dict_set(dict, m->info->slot_names[i], m->slots[i])) return V_ERROR;
  }
  for (size_t i = 0; m->info->members && i < m->info->members->n; i++) {
    if (!dict_set(dict, m->info->members->rows[2 * i], m->info->members->rows[2 * i + 1])) return V_ERROR;
  }
  if (m->state && m->state[1] && !dict_merge(dict, m->state[1])) return V_ERROR;
  return dict;
}
