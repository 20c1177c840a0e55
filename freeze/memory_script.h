/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MEMORY_SCRIPT_H
#define FIRN_FREEZE_MEMORY_SCRIPT_H

#include <stdio.h>

#include "freeze/target.h"

/* Writes memory.ld, the part of a linker script that comes from target.def: MEMORY with the
   target's regions, and __heap_size and __stack_size in bytes (heap 0: whatever is left). The
   target's link.ld includes it by that name. */
void memory_script_write(const struct target *target, uint64_t heap, uint64_t stack, FILE *out);

#endif
