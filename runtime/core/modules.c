/* SPDX-License-Identifier: MIT */
/* sys.modules, and imports of what is no module of the image. */
#include <string.h>

#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

/* For each module of the image whether it has been put into sys.modules: what the program takes out stays out until it is
   imported again. */
static value *listed(void) {
  const value key = V_INT(VM_KEEPS_LISTED);
  if (!vm.sys && !(vm.sys = dict_new(0))) return NULL;
  value flags = dict_find(OBJ(dict, vm.sys), key);
  if (flags) return tuple_items(flags);
  flags = tuple_new(firn_modules_count, 0);
  for (uintptr_t i = 0; flags && i < firn_modules_count; i++) tuple_items(flags)[i] = V_FALSE;
  return flags && dict_set(vm.sys, key, flags) ? tuple_items(flags) : NULL;
}

value modules_dict(void) {
  value *flags = listed();
  if (!flags || (!vm.modules && !(vm.modules = dict_new(4)))) return V_ERROR;
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    if (flags[i] == V_TRUE) continue;
    const struct module_obj *m = firn_modules[i];
    enum module_state state = module_state_of(m);
    value name = m == firn_main ? N(__main__) : m->info->name;
    if (state != MODULE_DONE && state != MODULE_RUNNING) continue;
    if (!dict_find(OBJ(dict, vm.modules), name) && !dict_set(vm.modules, name, (value)m)) return V_ERROR;
    flags[i] = V_TRUE;
  }
  return vm.modules;
}

value modules_find(const char *name, size_t n) {
  uint32_t at = 0;
  value key, v;
  while (vm.modules && dict_next(OBJ(dict, vm.modules), &at, &key, &v)) {
    if (value_is_str(key) && str_size(str_of(key)) == n && memcmp(str_data(str_of(key)), name, n) == 0) return v;
  }
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct str_obj *s = str_of(firn_modules[i]->info->name);
    if (!str_has_size(s, n) || memcmp(str_data(s), name, n)) continue;
    value *flags = vm.modules ? listed() : NULL;
    if (vm.modules && !flags) return V_ERROR;
    if (flags) flags[i] = V_FALSE;
    return (value)firn_modules[i];
  }
  return V_STOP;
}

/* Where the variables of a module and the attributes of a class or instance are; V_STOP. */
static value variables_of(value v) {
  if (value_kind(v) == KIND_MODULE) return OBJ(module, v)->state[1];
  return value_is_type(v) && type_dict(OBJ(type, v)) ? OBJ(type, v)->dict : attr_find(v, N(__dict__));
}

bool import_star_object(const struct module_obj *into, value from) {
  value names = variables_of(from);
  uint32_t at = 0;
  value name, v;
  if (!names) return false;
  if (names == V_STOP || value_kind(names) != KIND_DICT) return err_raise(E(import_star_nothing), 0, 0, 0);
  while (dict_next(OBJ(dict, names), &at, &name, &v)) {
    if (!value_is_str(name) || str_data(str_of(name))[0] == '_') continue;
    if (!(name = name_intern(name)) || !module_set(into, name, v)) return false;
  }
  return true;
}
