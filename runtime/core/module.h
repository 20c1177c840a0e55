/* SPDX-License-Identifier: MIT */
/* Modules: ROM objects whose slots and state are in RAM, unless nothing changes them: then there is no state. */
#ifndef FIRN_CORE_MODULE_H
#define FIRN_CORE_MODULE_H

#include "runtime/abi/image.h"
#include "runtime/core/object.h"

enum module_state { MODULE_ABSENT, MODULE_RUNNING, MODULE_DONE, MODULE_FAILED };

static inline enum module_state module_state_of(const struct module_obj *m) {
  return m->state ? (enum module_state)(m->state[0] >> 1) : MODULE_DONE;
}
/* module_info.is_package of a package whose submodules may hold members of it. */
enum { MODULE_HOLDS_MEMBERS = 2 };

/* Runs the submodules that hold members of their package; false with an exception. */
bool module_run_members(const struct module_obj *package);
/* The slot of a name, or NULL. */
value *module_slot(const struct module_obj *m, value name);
/* What its __name__ is when nobody has set it. */
static inline value module_name(const struct module_obj *m) { return m == firn_main ? N(__main__) : m->info->name; }
/* What the module has under a name without asking its __getattr__; V_STOP. */
value module_held(const struct module_obj *m, value name);
/* A module's attribute; V_STOP when absent. */
value module_find(const struct module_obj *m, value name);
/* A module's own __getattr__ (service own_getattr); V_STOP when it has none. */
value module_own_getattr(const struct module_obj *m, value name);
bool module_set(const struct module_obj *m, value name, value v); /* V_UNSET deletes */
/* Runs the body unless it has run; false with the exception pending. */
bool module_run(const struct module_obj *m);
/* sys.modules: the dict that import looks at first; and what it or else the image has by a full name (V_STOP, V_ERROR). */
value modules_dict(void);
value modules_find(const char *name, size_t n);

/* What the program has stored into module builtins by that name; V_STOP. */
value builtin_stored(value name);

/* globals(), module.__dict__ (namespace.c). */
value module_namespace(const struct module_obj *m);
/* The module that such a dict belongs to; NULL for other dicts. */
const struct module_obj *namespace_module(value dict);
/* A package's submodule that has been imported; V_STOP. */
value module_submodule(const struct module_obj *package, value name);

/* import statements: see opcode.def. */
value import_name(const struct module_obj *importer, value name, value level, value fromlist);
value import_from(value module, value name);
bool import_star(const struct module_obj *into, value module);
/* The same of variables without a slot, and of what is no module. */
bool import_star_object(const struct module_obj *into, value from);

#endif
