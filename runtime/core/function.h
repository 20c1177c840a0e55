/* SPDX-License-Identifier: MIT */
/* Functions, bound methods, cells; binding of arguments (vm_bind is in vm.h). */
#ifndef FIRN_CORE_FUNCTION_H
#define FIRN_CORE_FUNCTION_H

#include "runtime/core/object.h"

/* The qualified name of a code object (__qualname__): printed; as a new string. */
bool code_print_qualname(struct writer *w, const struct code_obj *code);
value code_qualname(const struct code_obj *code);
/* A plain function of a code object. */
value function_new(value code, const struct module_obj *m);
/* With defaults (tuple or V_NULLARG/0), kwdefaults (dict or V_NULLARG/0) and n closure cells. */
value function_closure(value code, const struct module_obj *m, value defaults, value kwdefaults, size_t n, const value *cells);
value function_make_method(value function, value self);
/* TypeError: c does not take these arguments. V_STOP when it is neither a method nor of a module. */
/* Raises what is wrong with a call of c. */
value function_wrong_arguments(const struct cfunction_obj *c, size_t nargs, size_t nkw, const value *args);
value function_wrong_call(const struct cfunction_obj *c, size_t nargs, size_t nkw, const value *args);
/* The name of the builtin module that c is of; V_STOP. */
value function_module_name(const struct cfunction_obj *c);
value cell_new(value v);
bool function_make_cells(const struct code_obj *code, value *locals);
/* A builtin's C function called with arguments as by call(). */
value cfunction_call(value f, size_t nargs, size_t nkw, const value *args);
/* A native function, by its generic entry. */
value native_call(value f, size_t nargs, size_t nkw, const value *args);

/* Attributes of functions, as type_ops.getattr and setattr (service function_attr). */
value function_getattr(value f, value name);
value function_setattr(value f, value name, value v);
extern const struct type_obj function_extra_type;

#endif
