/* SPDX-License-Identifier: MIT */
/* What a coroutine's __await__() gives: an iterator that runs it. The coroutine itself is none. iterator_obj: a is it. */
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/generator.h"
#include "runtime/core/iterator.h"

extern const struct type_obj coroutine_wrapper_type;

value coroutine_await(value v) {
  return value_type(v) == &coroutine_type ? iterator_new(&coroutine_wrapper_type, v, 0, 0, 0) : err_raise(E(self_of), N(coroutine), v, 0);
}

static value inner(value v) {
  return value_type(v) == &coroutine_wrapper_type ? OBJ(iterator, v)->a : err_raise(E(self_of), N(coroutine_wrapper), v, 0);
}

value coroutine_wrapper_next(value v) { return generator_send(OBJ(iterator, v)->a, V_NONE); }

value coroutine_wrapper_send(value v, value sent) {
  value coroutine = inner(v);
  return coroutine ? generator_method_send(coroutine, sent) : V_ERROR;
}

value coroutine_wrapper_throw(size_t nargs, const value *args) {
  value all[4] = {inner(args[0])};
  for (size_t i = 1; i < nargs; i++) all[i] = args[i];
  return all[0] ? generator_method_throw(nargs, all) : V_ERROR;
}

value coroutine_wrapper_close(value v) {
  value coroutine = inner(v);
  return coroutine ? generator_method_close(coroutine) : V_ERROR;
}

BUILTIN_TYPE_DEF(coroutine_wrapper, coroutine_wrapper, ITERATOR, object, TYPE_FINAL, &coroutine_wrapper_ops)
