/* SPDX-License-Identifier: MIT */
/* Module gc: the collector (runtime/core/gc.h) as programs see it. It runs when half of the heap was
 * handed out since it ran, or as many bytes as threshold() says; disable() holds it back until memory is used up. */
#include "runtime/core/gc.h"

#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/vm.h"

value gc_module_collect(size_t nargs, const value *args) {
  (void)nargs, (void)args;
  gc_collect();
  return V_INT(0);
}

value gc_module_mem_free(void) {
  struct gc_stats s;
  gc_stats(&s);
  return int_from((intptr_t)(s.heap_bytes - s.used_bytes));
}

value gc_module_mem_alloc(void) {
  struct gc_stats s;
  gc_stats(&s);
  return int_from((intptr_t)s.used_bytes);
}

value gc_module_enable(void) {
  vm.gc_disabled = false;
  return V_NONE;
}

value gc_module_disable(void) {
  vm.gc_disabled = true;
  return V_NONE;
}

value gc_module_isenabled(void) { return value_from_bool(!vm.gc_disabled); }

/* threshold([bytes]): -1, with which it begins, is the collector's own, and what more than that comes to. */
value gc_module_threshold(size_t nargs, const value *args) {
  intptr_t bytes;
  if (!nargs) return int_from(gc_most());
  if (!sequence_clamped(args[0], &bytes)) return V_ERROR;
  gc_set_most(bytes);
  return V_NONE;
}
