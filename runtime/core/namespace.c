/* SPDX-License-Identifier: MIT */
/* globals() and module.__dict__: a module's names as a dict, one object for a module.
 *
 * The names live in slots, in the module's members and in state[1]; the dict is a copy. Every operation on it brings the
 * copy up to date first (take_in), and what changes it changes the module too (give_back). Subscripts look at the module
 * itself. C code that walks any dict sees what was true at the last operation.
 */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

struct namespace_obj {
  struct dict_obj dict;
  value module;
};

extern const struct type_obj namespace_type;

static const struct module_obj *module_behind(value n) { return OBJ(module, ((struct namespace_obj *)n)->module); }

value module_held(const struct module_obj *m, value name) {
  value *slot = module_slot(m, name);
  if (slot) return *slot ? *slot : name == N(__name__) || name == N(__doc__) ? module_find(m, name) : V_STOP;
  const struct members_obj *members = m->info->members;
  for (size_t i = 0; members && i < members->n; i++) {
    if (members->rows[2 * i] == name) return module_find(m, name); /* a getter perhaps */
  }
  return firn_service_module_dynamic ? firn_service_module_dynamic(m, name, V_STOP) : name == N(__name__) ? module_name(m) : V_STOP;
}

/* Removes what the module does not have any more. Keys that are no names are the dict's own. */
static bool drop_old(const struct module_obj *m, value dict) {
  uint32_t pos = 0;
  value k, v;
  while (dict_next(OBJ(dict, dict), &pos, &k, &v)) {
    value name = value_is_str(k) ? name_intern(k) : 0;
    if (name && module_held(m, name) == V_STOP && dict_remove(dict, k) == V_ERROR) return false;
  }
  return true;
}

/* Makes the dict what the module is now. Methods may be called with any dict: others are left alone. */
static bool take_in(value dict) {
  if (obj_type(dict) != &namespace_type) return true;
  const struct module_obj *m = module_behind(dict);
  if (!drop_old(m, dict)) return false;
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (m->slots[i] && !dict_set(dict, m->info->slot_names[i], m->slots[i])) return false;
  }
  return !m->state || !m->state[1] || dict_merge(dict, m->state[1]);
}

static value *removed_name(const struct module_obj *m, value dict) {
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (m->slots[i] && !dict_find(OBJ(dict, dict), m->info->slot_names[i])) return m->slots + i;
  }
  return 0;
}

/* Makes the module what the dict is now. */
static bool give_back(value dict) {
  if (obj_type(dict) != &namespace_type) return true;
  const struct module_obj *m = module_behind(dict);
  uint32_t pos = 0;
  value k, v;
  while (dict_next(OBJ(dict, dict), &pos, &k, &v)) {
    value name = value_is_str(k) ? name_intern(k) : V_NONE;
    if (!name) return false;
    if (name != V_NONE && module_held(m, name) != v && !module_set(m, name, v)) return false;
  }
  for (value *slot; (slot = removed_name(m, dict));) *slot = V_UNSET;
  if (!m->state || !m->state[1]) return true;
  for (pos = 0; dict_next(OBJ(dict, m->state[1]), &pos, &k, &v);) {
    if (!dict_find(OBJ(dict, dict), k) && dict_remove(m->state[1], k) == V_ERROR) return false;
  }
  return true;
}

value namespace_subscr(value v, value index, value x) {
  const struct module_obj *m = module_behind(v);
  if (value_is_str(index)) {
    value name = name_intern(index);
    if (!name) return V_ERROR;
    if (x == V_STOP) {
      x = module_held(m, name);
      return x != V_STOP ? x : err_raise_arg(&exc_KeyError, index);
    }
    if (x == V_UNSET && module_held(m, name) == V_STOP) return err_raise_arg(&exc_KeyError, index);
    if (!module_set(m, name, x)) return V_ERROR;
    if (x == V_UNSET) return dict_remove(v, index) == V_ERROR ? V_ERROR : V_NONE;
  }
  return dict_subscr(v, index, x);
}

bool namespace_print(struct writer *w, value v, enum print_kind kind) { return take_in(v) && dict_print(w, v, kind); }
value namespace_unary(enum unary_op op, value v) { return take_in(v) ? dict_unary(op, v) : V_ERROR; }
value namespace_iter(value v) { return take_in(v) ? dict_iter(v) : V_ERROR; }

value namespace_binary(enum binary_op op, value a, value b) {
  if (!take_in(a)) return V_ERROR;
  value v = dict_binary(op, a, b);
  return v == a && !give_back(a) ? V_ERROR : v; /* a |= b */
}

/* ---- methods ---- */

value namespace_items(value v) { return take_in(v) ? dict_items(v) : V_ERROR; }
value namespace_keys(value v) { return take_in(v) ? dict_keys(v) : V_ERROR; }
value namespace_values(value v) { return take_in(v) ? dict_values(v) : V_ERROR; }
value namespace_get(size_t nargs, const value *args) { return take_in(args[0]) ? dict_method_get(nargs, args) : V_ERROR; }

/* A plain dict: what it has does not follow the module. */
value namespace_copy(value v) {
  value copy = take_in(v) ? dict_new(dict_len(v)) : V_ERROR;
  return copy && dict_merge(copy, v) ? copy : V_ERROR;
}

value namespace_clear(value v) {
  dict_empty(v);
  return give_back(v) ? V_NONE : V_ERROR;
}

value namespace_popitem(value v) {
  value pair = take_in(v) ? dict_popitem(v) : V_ERROR;
  return pair && give_back(v) ? pair : V_ERROR;
}

value namespace_pop(size_t nargs, const value *args) {
  value v = take_in(args[0]) ? dict_pop(nargs, args) : V_ERROR;
  return v && give_back(args[0]) ? v : V_ERROR;
}

value namespace_setdefault(size_t nargs, const value *args) {
  value v = take_in(args[0]) ? dict_setdefault(nargs, args) : V_ERROR;
  return v && give_back(args[0]) ? v : V_ERROR;
}

value namespace_update(size_t nargs, size_t nkw, const value *args) {
  value v = take_in(args[0]) ? dict_update(nargs, nkw, args) : V_ERROR;
  return v && give_back(args[0]) ? v : V_ERROR;
}

extern const struct members_obj firn_members_namespace;
_Static_assert((int)OWNER_KIND_namespace == (int)KIND_DICT, "kind of namespace in builtin.def");
TYPE_OBJECT(namespace_type) = {BUILTIN_TYPE_FIELDS(dict, DICT, dict, TYPE_FINAL, &namespace_ops),
                                        .members = &firn_members_namespace};

/* ---- the one of each module ---- */

const struct module_obj *namespace_module(value v) { return obj_type(v) == &namespace_type ? module_behind(v) : 0; }

/* Those that were asked for: a list in vm.sys. */
static value all_namespaces(void) {
  const value key = V_INT(VM_KEEPS_NAMESPACES);
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  value list = dict_get(vm.sys, key);
  if (list != V_STOP) return list;
  list = list_new(0, 0);
  return list && dict_set(vm.sys, key, list) ? list : V_ERROR;
}

static value namespace_new(const struct module_obj *m, value list) {
  struct namespace_obj *n = gc_new(sizeof *n, &namespace_type);
  if (!n) return V_ERROR;
  n->module = (value)m;
  value dict = (value)n;
  const value given[] = {N(__name__), N(__file__), N(__doc__)};
  for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
    value held = module_held(m, given[i]);
    if (held == V_ERROR || (held != V_STOP && !dict_set(dict, given[i], held))) return V_ERROR;
  }
  for (size_t i = 0; m->info->members && i < m->info->members->n; i++) {
    if (!dict_set(dict, m->info->members->rows[2 * i], m->info->members->rows[2 * i + 1])) return V_ERROR;
  }
  return list_append_value(list, dict) ? dict : V_ERROR;
}

value module_namespace(const struct module_obj *m) {
  /* A module of the heap is its dict. */
  if (gc_is_heap(m) && m->state[1]) return m->state[1];
  value list = all_namespaces();
  if (!list) return V_ERROR;
  for (size_t i = 0; i < list_len(list); i++) {
    value dict = list_items(list)[i];
    if (module_behind(dict) == m) return take_in(dict) ? dict : V_ERROR;
  }
  value dict = namespace_new(m, list);
  return dict && take_in(dict) ? dict : V_ERROR;
}
