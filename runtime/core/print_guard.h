/* SPDX-License-Identifier: MIT */
/* Containers that contain themselves: repr of one that is being printed already is [...] or {...}. */
#ifndef FIRN_CORE_PRINT_GUARD_H
#define FIRN_CORE_PRINT_GUARD_H

#include "runtime/core/vm.h"

struct print_guard {
  struct print_guard *up;
  value object;
};

/* Enters `object`, g on the caller's stack. False when it is entered already (nothing to leave then). */
static inline bool print_guard_enter(struct print_guard *g, value object) {
  for (struct print_guard *p = vm.printing; p; p = p->up) {
    if (p->object == object) return false;
  }
  g->up = vm.printing;
  g->object = object;
  vm.printing = g;
  return true;
}
static inline void print_guard_leave(struct print_guard *g) { vm.printing = g->up; }

#endif
