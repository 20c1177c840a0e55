/* SPDX-License-Identifier: MIT */
/* Raising: an exception is made, put into vm.error, and V_ERROR travels back through the callers.
 *
 *   return err_raise(E(no_attribute), obj, name, 0);
 *
 * A message is a row of runtime/abi/error.def: {} is str() of the next argument, {r} its repr(), {t} the name of its
 * type. Rows are linked only when mentioned. MemoryError is preallocated: raising it allocates nothing.
 */
#ifndef FIRN_CORE_ERROR_H
#define FIRN_CORE_ERROR_H

#include "runtime/abi/error.h"
#include "runtime/core/object.h"

#define E(id) (&err_msg_##id)
#define ERROR(id, type, text) extern const struct err_msg err_msg_##id;
#include "runtime/abi/error.def"
#undef ERROR

/* Exception classes: err_type(TypeError) is &exc_TypeError. The tree is exception.def's. */
#define EXCEPTION(name, base) extern const struct type_obj exc_##name; extern const struct rom_name NAME(name);
#include "runtime/abi/exception.def"
#undef EXCEPTION
#define MODULE_EXCEPTION(module, name, base) extern const struct type_obj exc_##module##_##name;
#include "runtime/abi/module_exception.def"
#undef MODULE_EXCEPTION

/* All return V_ERROR. err_raise: unused arguments are 0. */
value err_raise_none(const struct err_msg *m);
value err_raise_one(const struct err_msg *m, value a);
value err_raise_three(const struct err_msg *m, value a, value b, value c);
/* It is called in hundreds of places, most with one argument or none: zeros there would be one byte in fifty of an image. */
static inline __attribute__((always_inline)) value err_raise(const struct err_msg *m, value a, value b, value c) {
  if (!__builtin_constant_p(b) || !__builtin_constant_p(c) || b || c) err_raise_three(m, a, b, c);
  else if (!__builtin_constant_p(a) || a) err_raise_one(m, a);
  else err_raise_none(m);
  return V_ERROR;
}
/* Raises an instance of a builtin exception class with one argument (or none when arg is 0). */
value err_raise_arg(const struct type_obj *type, value arg);
/* Raises what a raise statement was given (class or instance); cause = 0 when there is no `from`. */
value err_raise_value(value exc, value cause);
/* The same of what is thrown into a generator: a context that it has already stays. */
value err_throw_value(value exc);
value err_memory(void);
value err_stack(void); /* RecursionError */
/* Is the pending exception an instance of t? */
bool err_matches(const struct type_obj *t);
/* Takes the pending exception: returns it and clears vm.error. */
value err_take(void);
/* Puts back (or replaces) the pending exception; returns V_ERROR. */
value err_set(value exc);

#endif
