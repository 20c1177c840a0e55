/* SPDX-License-Identifier: MIT */
/* Leaving a function from deep inside of what it calls. Only for the compiler, which cannot go on without memory and holds
 * nothing but memory: everything else in the runtime returns its errors. */
#ifndef FIRN_COMPILER_ESCAPE_H
#define FIRN_COMPILER_ESCAPE_H

#include <stdbool.h>

struct escape {
  void *words[5];
};

/* Calls f(context). True when f returned, false when it ended by escape_leave(e). */
bool escape_run(struct escape *e, void (*f)(void *context), void *context);
/* Only while escape_run(e, …) is under way. */
_Noreturn void escape_leave(struct escape *e);

#endif
