/* SPDX-License-Identifier: MIT */
/* Wrong calls of builtin functions that are attributes: of a method found through the type with a self of another kind,
 * str.upper(1), and of what CPython names by its type or module, math.sqrt() and dict.fromkeys().
 */
#include "runtime/abi/image.h"
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

#include <string.h>

/* Only the kinds that own methods; a text with a NUL after each is smaller than a table of pointers. */
static const char owners[] =
#define KIND(id, s, owner) owner "\0"
#include "runtime/abi/kind.def"
#undef KIND
    ;

value function_wrong_self(const struct cfunction_obj *c, size_t nargs, const value *args) {
  const char *p = owners;
  for (unsigned n = c->sig >> CFUN_SIG_BITS; n; n--) p += strlen(p) + 1;
  value owner = str_new_cstr(p);
  if (!owner) return V_ERROR;
  const char *name = str_text(str_of(c->name));
  bool special = name[0] == '_' && name[1] == '_';
  if (nargs) return err_raise(special ? E(special_self_type) : E(self_type), c->name, owner, args[0]);
  return special ? err_raise(E(special_self_missing), c->name, owner, 0) : err_raise(E(self_missing), owner, c->name, 0);
}

/* The builtin type whose method was called, of a class method the class. */
static value type_name(const struct cfunction_obj *c, value self) {
  if (c->flags & CFUN_CLASS) return OBJ(type, self)->name;
  const struct type_obj *t = value_type(self);
  while (t->flags & TYPE_IS_CLASS && t->base) t = t->base;
  return t->name;
}

value function_module_name(const struct cfunction_obj *c) {
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct members_obj *members = firn_modules[i]->info->members;
    if (firn_modules[i]->info->name == N(builtins)) continue; /* len(), not builtins.len() */
    for (size_t k = 0; members && k < members->n; k++) {
      if (members->rows[2 * k + 1] == (value)c) return firn_modules[i]->info->name;
    }
  }
  return V_STOP;
}

value function_wrong_call(const struct cfunction_obj *c, size_t nargs, size_t nkw, const value *args) {
  unsigned kind = c->sig >> CFUN_SIG_BITS;
  size_t min = c->min, max = c->max;
  value owner;
  if (kind && (!nargs || value_kind(args[0]) != kind)) return firn_service_wrong_self ? firn_service_wrong_self(c, nargs, args) : V_STOP;
  if (c->flags & (CFUN_METHOD | CFUN_CLASS) && nargs) {
    owner = type_name(c, args[0]);
    min--, max--, nargs--;
  } else {
    owner = firn_service_function_module ? firn_service_function_module(c) : V_STOP;
    if (owner == V_STOP) return V_STOP;
  }
  if (nkw && (c->sig & CFUN_SIG) != CFUN_KW) return err_raise(E(method_no_keywords), owner, c->name, 0);
  if (min == max && max <= 1) return err_raise(max ? E(method_exactly_one) : E(method_takes_none), owner, c->name, V_INT(nargs));
  arg_count(c->name, nargs, min, max);
  return V_ERROR;
}
