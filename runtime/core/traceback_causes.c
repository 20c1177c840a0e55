/* SPDX-License-Identifier: MIT */
/* The causes and contexts of an exception, which its traceback shows first. What was shown is not shown again: programs can
 * make rings of them. */
#include "runtime/core/exception.h"
#include "runtime/core/vm.h"

/* The depth to begin with so that the last level is before an exception that was shown. */
static unsigned first_depth(value exc) {
  unsigned depth = TRACEBACK_CAUSES;
  for (value e = exception_before(exc); e && depth; e = exception_before(e), depth--) {
    value shown = exc;
    for (unsigned n = TRACEBACK_CAUSES - depth; n && shown != e; n--) shown = exception_before(shown);
    if (shown == e) break;
  }
  return depth;
}

void traceback_print_causes(struct writer *w, value exc, unsigned depth) {
  if (depth == 0) depth = first_depth(exc);
  if (depth >= TRACEBACK_CAUSES || !exception_before(exc) || !vm_stack_ok()) return;
  traceback_print_chain(w, exception_before(exc), depth + 1);
  print_cstr(w, OBJ(exception, exc)->cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                                           : "\nDuring handling of the above exception, another exception occurred:\n\n");
}
