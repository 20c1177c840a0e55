/* SPDX-License-Identifier: MIT */
/* The iterator protocol on any value. */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/special.h"
#include "runtime/core/vm.h"

value vm_iter(value v) {
  const struct type_obj *t = value_type(v);
  value r = special_of_class(v, SPECIAL_ITER, 1, &v);
  if (r != V_STOP) {
    if (!r) return V_ERROR;
    if (r == V_NOTIMPLEMENTED) return err_raise(E(not_iterable), v, 0, 0); /* __iter__ = None */
    const struct type_obj *rt = value_type(r);
    if (!OPS_ASK(rt, next) && !(rt->flags & TYPE_IS_CLASS)) return err_raise(E(iter_not_iterator), r, 0, 0);
    return r;
  }
  value (*iter)(value) = OPS_ASK_AS(t, iter, vm_iter);
  if (iter) return iter(v);
  if (t->flags & TYPE_IS_CLASS && firn_service_sequence_iter) { /* NULL: no class here has __getitem__ */
    r = firn_service_sequence_iter(v);
    if (r != V_STOP) return r;
  }
  return err_raise(E(not_iterable), v, 0, 0);
}

value iter_next(value it) {
  const struct type_obj *t = value_type_now(it);
  vm.stop_value = V_NONE;
  value r = V_STOP;
  if (t->flags & TYPE_IS_CLASS) r = special_ask(SPECIAL_NEXT, 1, &it);
  if (r == V_STOP) {
    value (*next)(value) = OPS_ASK(t, next);
    if (!next) return err_raise(E(not_iterator), it, 0, 0);
    r = next(it);
  }
  /* A builtin one ends too when a function that it calls raises StopIteration: map(f, …). */
  if (r || !err_matches(&exc_StopIteration)) return r;
  vm.stop_value = exception_carries(err_take(), N(value));
  return V_STOP;
}
