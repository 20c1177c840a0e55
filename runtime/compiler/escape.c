/* SPDX-License-Identifier: MIT */
#include "runtime/compiler/escape.h"

#if defined __XTENSA__ && !defined __XTENSA_CALL0_ABI__ /* escape_windowed.S */

#include <stdint.h>

#include "runtime/port.h"

extern const char escape_land[];
_Noreturn void escape_return(void *words, uintptr_t to);

static void leave(void *e, char *lowest) {
  (void)lowest;
  escape_return(((struct escape *)e)->words, ((uintptr_t)escape_land & 0x3fffffff) | 0x40000000);
}

_Noreturn void escape_leave(struct escape *e) {
  port_with_registers(leave, e);
  __builtin_unreachable();
}

#else

__attribute__((noinline)) bool escape_run(struct escape *e, void (*f)(void *context), void *context) {
  if (__builtin_setjmp(e->words)) return false;
  f(context);
  return true;
}

__attribute__((noinline)) _Noreturn void escape_leave(struct escape *e) { __builtin_longjmp(e->words, 1); }

#endif
