/* SPDX-License-Identifier: MIT */
/* Stores to the attributes that every exception has, linked where the program names one of them. */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/tuple.h"

static value store_chain(struct exception_obj *e, bool cause, value x) {
  if (x != V_NONE && !value_is_exception(x)) return err_raise(cause ? E(cause_type) : E(context_type), 0, 0, 0);
  gc_store(cause ? &e->cause : &e->context, x == V_NONE ? 0 : x);
  if (x != V_NONE && !cause) OBJ(exception, x)->flags |= EXC_IS_CONTEXT;
  if (cause) e->flags |= EXC_SUPPRESS_CONTEXT;
  return V_NONE;
}

value exception_store(value v, value name, value x) {
  struct exception_obj *e = OBJ(exception, v);
  bool cause = name == N(__cause__);
  if (name == N(__suppress_context__)) {
    if (!x) return err_raise(E(flag_deleted), 0, 0, 0);
    if (x != V_TRUE && x != V_FALSE) return err_raise(E(flag_not_bool), 0, 0, 0);
    e->flags = (e->flags & ~(uintptr_t)EXC_SUPPRESS_CONTEXT) | (x == V_TRUE ? EXC_SUPPRESS_CONTEXT : 0);
    return V_NONE;
  }
  if (!cause && name != N(__context__) && name != N(args) && name != N(__traceback__)) return V_STOP;
  if (!x) return err_raise(E(not_deleted), name, 0, 0);
  if (name == N(args)) {
    value tuple = tuple_from(x);
    if (!tuple) return V_ERROR;
    gc_store(&e->args, tuple);
    e->flags &= ~(uintptr_t)EXC_TEXT_WAITS;
  } else if (name == N(__traceback__)) {
    if (x == V_NONE) e->n_traceback = 0; /* another one's is not taken over */
    else if (value_type(x)->name != N(traceback)) return err_raise(E(traceback_type), 0, 0, 0);
  } else {
    return store_chain(e, cause, x);
  }
  return V_NONE;
}
