/* SPDX-License-Identifier: MIT */
/* Special methods of classes by number. */
#ifndef FIRN_CORE_SPECIAL_H
#define FIRN_CORE_SPECIAL_H

#include "runtime/core/object.h"
#include "runtime/core/service.h"

enum special {
#define SPECIAL(id, name) SPECIAL_##id,
#include "runtime/abi/special.def"
#undef SPECIAL
  SPECIAL_COUNT
};

/* The special method as classes define it (builtin bases are not asked), not bound; V_STOP when absent. */
value special_find(const struct type_obj *t, enum special s);
/* Calls it on self (args[0]) with n arguments in all; V_STOP when no class of self's MRO defines it, V_NOTIMPLEMENTED when
   __iter__ is None. */
value special_call(int s, size_t n, const value *args);
/* Calls what was found on the type of args[0], bound to that, with the nargs arguments and nkw keywords that follow. */
value special_apply(value f, size_t nargs, size_t nkw, const value *args);
/* Calls args[0], an instance of a class, by its __call__; V_STOP when it has none. */
value special_call_object(size_t nargs, size_t nkw, const value *args);

/* The name; V_STOP when the image does not utter it. */
value special_name(enum special s);

/* As special_call through the service, for code that is in images whose classes have no special methods. */
static inline value special_ask(int s, size_t n, const value *args) {
  return firn_service_special ? firn_service_special(s, n, args) : V_STOP;
}

/* The same, for code that is in every image: V_STOP at once when v is no instance of a class. */
static inline value special_of_class(value v, enum special s, size_t n, const value *args) {
  return value_type(v)->flags & TYPE_IS_CLASS ? special_ask(s, n, args) : V_STOP;
}

#endif
