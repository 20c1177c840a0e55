/* SPDX-License-Identifier: MIT */
/* Where code that is compiled at run time finds its globals. */
#ifndef FIRN_COMPILER_GLOBALS_H
#define FIRN_COMPILER_GLOBALS_H

#include "runtime/core/module.h"

/* A module of the heap whose variables are the dict's items: the dict is its namespace. NULL with MemoryError. */
const struct module_obj *module_of_dict(value dict, bool is_package);
/* The module behind globals: a dict or what globals() gave. NULL with TypeError, MemoryError. */
const struct module_obj *module_of_globals(value function, value globals);

/* Stores a module variable by name, V_UNSET deletes: NameError when it is not there. */
bool global_store(const struct module_obj *m, value name, value v);

#endif
