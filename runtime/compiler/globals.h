/* SPDX-License-Identifier: MIT */
/* Where code that is compiled at run time finds its globals. */
#ifndef FIRN_COMPILER_GLOBALS_H
#define FIRN_COMPILER_GLOBALS_H

#include "runtime/core/module.h"

/* A module of the heap whose variables are the dict's items: the dict is its namespace. NULL with MemoryError. */
const struct module_obj *module_of_dict(value dict, bool is_package);
/* The module behind globals: a dict or what globals() gave. NULL with TypeError, MemoryError. */
const struct module_obj *module_of_globals(value function, value globals);

/* Frozen code finds its globals in the slots of its module. To run it in the globals of another one, it gets a module with such
   slots, filled from there; m itself when it needs none. NULL with MemoryError. */
const struct module_obj *module_with_slots(const struct code_obj *code, const struct module_obj *m);
/* Gives m what the slots hold that code ran in; false with the exception. */
bool module_take_slots(const struct module_obj *m, const struct module_obj *ran);

/* Stores a module variable by name, V_UNSET deletes: NameError when it is not there. */
bool global_store(const struct module_obj *m, value name, value v);

#endif
