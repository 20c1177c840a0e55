/* SPDX-License-Identifier: MIT */
/* The memory map, from the linker script's symbols. */
#include "runtime/port.h"

extern char __heap_start[], __heap_end[], __stack_limit[], __stack_top[];
extern const char __rom_start[], __rom_end[];

enum { EXCEPTION_FRAMES = 256 }; /* two nested exception entries with FPU state, and handlers */

void port_memory(struct port_memory *out) {
  out->heap_start = __heap_start;
  out->heap_end = __heap_end;
  out->stack_limit = __stack_limit;
  out->stack_top = __stack_top;
  out->stack_reserve = EXCEPTION_FRAMES;
}

void port_rom(struct port_rom *out) {
  out->start = __rom_start;
  out->end = __rom_end;
}

int port_arguments(const char *const **out) {
  *out = NULL;
  return 0;
}
