/* SPDX-License-Identifier: MIT */
/* What `async with` and `async for` call is what the type has (data model, "Special method lookup"): opcode LOAD_TYPE_METHOD. */
#include "runtime/core/class_attr.h"
#include "runtime/core/error.h"
#include "runtime/core/object.h"

static bool missing(value v, value name, bool enters) {
  if (name == N(__aiter__)) return err_raise(E(async_for_iterable), v, 0, 0);
  if (name == N(__anext__)) return err_raise(E(async_for_iterator), v, 0, 0);
  return err_raise(name == N(__aexit__) || enters ? E(no_async_exit) : E(no_async_manager), v, 0, 0);
}

/* out: function and self, or a function that needs none and V_NULLARG. What has __aenter__ must have __aexit__. */
bool type_method(value v, value name, value out[2]) {
  const struct type_obj *t = value_type(v);
  value f = type_lookup(t, name);
  if (f == V_STOP || (name == N(__aenter__) && type_lookup(t, N(__aexit__)) == V_STOP)) return missing(v, name, f != V_STOP);
  ASKS(methods);
  bool plain = !(t->flags & TYPE_IS_CLASS) || (value_is_obj(f) && obj_type(f)->kind == KIND_FUNCTION);
  out[1] = plain ? v : V_NULLARG;
  out[0] = plain ? f : class_bind(f, v, t);
  return out[0] != V_ERROR;
}
