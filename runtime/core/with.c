/* SPDX-License-Identifier: MIT */
/* The with statement (PEP 343), on the operand stack as vm_run.c's head and opcode.def describe. */
#include "runtime/core/class_attr.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/object.h"
#include "runtime/core/with.h"

/* Only what its type has makes something a context manager. */
static value find(value manager, value name) {
  const struct type_obj *t = value_type(manager);
  value f = type_lookup(t, name);
  if (f == V_STOP) return V_STOP;
  return t->flags & TYPE_IS_CLASS ? class_bind(f, manager, t) : attr_find(manager, name);
}

/* manager -> exit, self, entered */
bool with_enter(value *sp) {
  value manager = *sp;
  ASKS(methods);
  value enter = find(manager, N(__enter__)), exit = enter && enter != V_STOP ? find(manager, N(__exit__)) : enter;
  if (exit == V_STOP) return err_raise(enter == V_STOP ? E(no_context_manager) : E(no_context_exit), manager, 0, 0);
  if (!exit) return false;
  sp[0] = exit;
  sp[1] = V_NULLARG;
  sp[2] = call_0(enter);
  return sp[2] != V_ERROR;
}

value *with_cleanup(value *sp) {
  value reason = *sp, none[3] = {V_NONE, V_NONE, V_NONE};
  if (value_is_int(reason)) {
    /* exit, self, result or destination, reason */
    if (!call(sp[-3], 3, 0, none)) return 0;
    sp[-3] = sp[-1];
    sp[-2] = reason;
    return sp - 2;
  }
  if (reason == V_NONE) {
    if (!call(sp[-2], 3, 0, none)) return 0;
    sp[-2] = V_NONE;
    return sp - 2;
  }
  value args[3] = {(value)value_type(reason), reason, traceback_of(reason)};
  if (!args[2]) return 0;
  value r = call(sp[-2], 3, 0, args);
  int swallow = r ? op_is_true(r) : -1;
  if (swallow < 0) return 0;
  sp[-2] = swallow ? V_NONE : reason;
  return sp - 2;
}
