/* SPDX-License-Identifier: MIT */
/* __get__ of functions, properties, static and class methods, for programs that ask for it by its name; methods that
 * types.MethodType makes. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/class_attr.h"
#include "runtime/core/descriptor.h"
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/instance.h"
#include "runtime/core/name.h"

bool builtin_is_callable(value v);

/* d.__get__(instance, owner=None) */
static value get(size_t nargs, const value *args) {
  value d = args[0], v = args[1] == V_NONE ? 0 : args[1], owner = nargs > 2 ? args[2] : V_NONE;
  if (!v && owner == V_NONE) return err_raise(E(get_nothing), 0, 0, 0);
  const struct type_obj *t = value_is_type(owner) ? OBJ(type, owner) : value_type(v ? v : owner);
  switch (value_kind(d)) {
  case KIND_FUNCTION: return v ? function_make_method(d, v) : d;
  case KIND_CFUNCTION: return v && OBJ(cfunction, d)->flags & CFUN_METHOD ? function_make_method(d, v) : d;
  default: return descriptor_get_plain(d, v, t);
  }
}

static const struct cfunction_obj getter = {
    .type = &cfunction_type, .name = N(__get__), .fn = (const void *)get, .sig = CFUN_N, .min = 2, .max = 3, .flags = CFUN_METHOD};

value descriptor_getter(value d) {
  ASKS(methods);
  return function_make_method((value)&getter, d);
}

value method_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(cls->name, nkw) || !arg_count(cls->name, nargs, 2, 2)) return V_ERROR;
  if (!builtin_is_callable(args[0])) return err_raise(E(method_function), 0, 0, 0);
  if (args[1] == V_NONE) return err_raise(E(method_self), 0, 0, 0);
  ASKS(methods);
  return function_make_method(args[0], args[1]);
}
