/* SPDX-License-Identifier: MIT */
/* The import statement (language reference, "The import system"). All modules are in the image; each has a state, so that
 * cycles see partial modules and a failed one runs again. A submodule is an attribute of its package once it was imported.
 */
#include "runtime/abi/image.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

#include <string.h>

/* The module of that full name, or what sys.modules has in its place; V_STOP, V_ERROR. */
static value find(const char *name, size_t n) {
  if (firn_service_module_loaded) return firn_service_module_loaded(name, n);
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct str_obj *s = str_of(firn_modules[i]->info->name);
    if (str_has_size(s, n) && memcmp(str_data(s), name, n) == 0) return (value)firn_modules[i];
  }
  return V_STOP;
}

/* The package a relative import starts from: length of its name in importer's name; false with ImportError. */
static bool package_of(const struct module_obj *importer, intptr_t level, size_t *length) {
  const struct str_obj *s = str_of(importer->info->name);
  size_t n = str_size(s);
  for (intptr_t up = importer->info->is_package ? 1 : 0; up < level; up++) {
    while (n && str_data(s)[n - 1] != '.') n--;
    if (n == 0) return err_raise(up == level - 1 && !memchr(str_data(s), '.', str_size(s)) ? E(relative_no_package) : E(relative_beyond), 0, 0, 0);
    n--;
  }
  *length = n;
  return true;
}

static value no_module(const char *name, size_t n, size_t n_package) {
  value full = str_new(name, n);
  if (!full) return V_ERROR;
  if (!n_package) return err_raise(E(no_module), full, 0, 0);
  value package = str_new(name, n_package);
  return package ? err_raise(E(no_module_in), full, package, 0) : V_ERROR;
}

/* The module's place for a name, or NULL. */
static value *slot_of(const struct module_obj *m, const char *name, size_t n) {
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    const struct str_obj *s = str_of(m->info->slot_names[i]);
    if (str_has_size(s, n) && memcmp(str_data(s), name, n) == 0) return &m->slots[i];
  }
  return 0;
}

/* Makes the submodule an attribute of its package when that has a place for the name. */
static void bind_submodule(const struct module_obj *package, const struct module_obj *m, const char *name, size_t n) {
  value *slot = slot_of(package, name, n);
  if (slot) gc_store(slot, (value)m);
}

static bool is_package(value v) { return value_kind(v) == KIND_MODULE && OBJ(module, v)->info->is_package; }

/* Imports the last module on the way of a full name. V_STOP when there is none; V_ERROR. */
static value load_one(value package, const char *name, size_t from, size_t n) {
  value v = find(name, n);
  if (v == V_STOP) return firn_service_import_file ? firn_service_import_file(name, n) : V_STOP;
  if (v == V_NONE) { /* the program stored it in sys.modules, to have no such module */
    value full = str_new(name, n);
    return full ? err_raise(E(import_halted), full, 0, 0) : V_ERROR;
  }
  if (!v || value_kind(v) != KIND_MODULE) return v;
  const struct module_obj *m = OBJ(module, v);
  bool first = module_state_of(m) == MODULE_ABSENT;
  if (!module_run(m)) return V_ERROR;
  if (m->info->is_package == MODULE_HOLDS_MEMBERS && firn_service_run_members && !firn_service_run_members(m)) return V_ERROR;
  if (package && first && is_package(package)) bind_submodule(OBJ(module, package), m, name + from, n - from);
  return v;
}

/* Runs the packages on the way and the module; V_ERROR. */
static value load(const char *name, size_t n) {
  value package = 0, v = V_STOP;
  size_t from = 0;
  for (size_t end = 0; end <= n; end++) {
    if (end < n && name[end] != '.') continue;
    v = load_one(package, name, from, end);
    if (v == V_STOP) return no_module(name, end, package && !is_package(package) ? from - 1 : 0);
    if (!v) return V_ERROR;
    package = v;
    from = end + 1;
  }
  return v;
}

/* package.name where that is a module that there is; V_STOP, V_ERROR. */
static value submodule(const struct module_obj *package, value name, bool run) {
  const struct str_obj *p = str_of(package->info->name), *s = str_of(name);
  if (!package->info->is_package) return V_STOP;
  const size_t n = str_size(p), from = n + 1, last = str_size(s);
  char text[from + last];
  memcpy(text, str_data(p), n);
  text[n] = '.';
  memcpy(text + from, str_data(s), last);
  return run ? load_one((value)package, text, from, sizeof text) : find(text, sizeof text);
}

/* A member that is in a module of its own: collections.ChainMap has it under its own last name. */
static value member_in(const struct module_obj *package, const struct module_obj *m, value name) {
  value *slot = package->info->is_package == MODULE_HOLDS_MEMBERS ? module_slot(m, name) : 0;
  return slot && *slot ? *slot : (value)m;
}

value module_submodule(const struct module_obj *package, value name) {
  value v = submodule(package, name, false);
  if (!v || v == V_STOP || value_kind(v) != KIND_MODULE) return v;
  enum module_state state = module_state_of(OBJ(module, v));
  return state != MODULE_ABSENT && state != MODULE_FAILED ? member_in(package, OBJ(module, v), name) : V_STOP;
}

bool module_run_members(const struct module_obj *package) {
  const struct str_obj *p = str_of(package->info->name);
  const size_t n = str_size(p);
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct module_obj *m = firn_modules[i];
    const struct str_obj *s = str_of(m->info->name);
    const size_t size = str_size(s);
    if (size <= n + 1 || memcmp(str_data(s), str_data(p), n) || str_data(s)[n] != '.') continue;
    if (memchr(str_data(s) + n + 1, '.', size - n - 1)) continue;
    if (slot_of(m, str_text(s) + n + 1, size - n - 1) && !module_run(m)) return false;
  }
  return true;
}

value import_name(const struct module_obj *importer, value name, value level, value fromlist) {
  const struct str_obj *s = str_of(name);
  const size_t n_name = str_size(s);
  size_t n_package = 0;
  if (value_int(level) && !package_of(importer, value_int(level), &n_package)) return V_ERROR;
  size_t n = n_package + (n_package && n_name ? 1 : 0) + n_name;
  char text[n + 1];
  memcpy(text, str_data(str_of(importer->info->name)), n_package);
  if (n_package && n_name) text[n_package] = '.';
  memcpy(text + n - n_name, str_data(s), n_name);
  value v = load(text, n);
  if (!v) return V_ERROR;
  if (fromlist == V_NONE || value_kind(fromlist) != KIND_TUPLE || OBJ(tuple, fromlist)->len == 0) {
    const char *dot = memchr(text, '.', n);
    return dot && !value_int(level) ? find(text, (size_t)(dot - text)) : v;
  }
  const struct tuple_obj *names = OBJ(tuple, fromlist);
  for (size_t i = 0; is_package(v) && i < names->len; i++) {
    if (str_is(names->items[i], "*")) continue; /* import_star asks for __all__ */
    value found = module_find(OBJ(module, v), names->items[i]);
    if (found == V_STOP) found = submodule(OBJ(module, v), names->items[i], true);
    if (!found) return V_ERROR;
  }
  return v;
}

/* V_STOP also when a module's __getattr__ raises AttributeError. */
static value attribute(value v, value name) {
  value r = attr_find(v, name);
  if (r != V_ERROR || !err_matches(&exc_AttributeError)) return r;
  err_take();
  return V_STOP;
}

value import_from(value v, value name) {
  value r = attribute(v, name);
  if (r != V_STOP) return r;
  if (value_kind(v) != KIND_MODULE) return err_raise(E(cannot_import_name), name, value_type(v)->name, 0);
  const struct module_obj *m = OBJ(module, v);
  return err_raise(module_state_of(m) == MODULE_RUNNING ? E(module_partially) : E(cannot_import_name), name, m->info->name, 0);
}

static bool star_name(const struct module_obj *into, value name, value v) {
  return !v || str_data(str_of(name))[0] == '_' || module_set(into, name, v);
}

/* The next of what is in __all__; V_STOP, V_ERROR. */
static value next_name(value it, value module) {
  value name = iter_next(it);
  if (!name || name == V_STOP) return name;
  return value_is_str(name) ? name_intern(name) : err_raise(E(all_not_str), module, name, 0);
}

/* Submodules that __all__ names are imported before anything is bound. What is none may be in the way of __getattr__. */
static bool import_all(const struct module_obj *package, value all) {
  value it = iter_new(all), name;
  while (it && (name = next_name(it, package->info->name)) && name != V_STOP) {
    value found = name ? attribute((value)package, name) : V_ERROR;
    if (found == V_STOP) found = submodule(package, name, true);
    if (!found) return false;
  }
  return !vm.error;
}

static bool star_all(const struct module_obj *into, value from, value all) {
  if (is_package(from) && !import_all(OBJ(module, from), all)) return false;
  value it = iter_new(all), name;
  value module = value_kind(from) == KIND_MODULE ? OBJ(module, from)->info->name : value_type(from)->name;
  while (it && (name = next_name(it, module)) && name != V_STOP) {
    value x = attr_get(from, name);
    if (!x || !module_set(into, name, x)) return false;
  }
  return !vm.error;
}

bool import_star(const struct module_obj *into, value v) {
  value all = attribute(v, N(__all__));
  if (all != V_STOP) return all && star_all(into, v, all);
  if (value_kind(v) != KIND_MODULE) return firn_service_star_object(into, v);
  const struct module_obj *m = OBJ(module, v);
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (!star_name(into, m->info->slot_names[i], m->slots[i])) return false;
  }
  for (size_t i = 0; m->info->members && i < m->info->members->n; i++) {
    if (!star_name(into, m->info->members->rows[2 * i], m->info->members->rows[2 * i + 1])) return false;
  }
  return !m->state || !m->state[1] || firn_service_star_object(into, v);
}
