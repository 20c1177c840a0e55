/* SPDX-License-Identifier: MIT */
/* Masking interrupts, by the level in PS. */
#include "runtime/port.h"

uint32_t port_interrupts_mask(void) {
  uint32_t state;
  __asm__ volatile("rsil %0, 15" : "=r"(state)::"memory");
  return state;
}

void port_interrupts_restore(uint32_t state) { __asm__ volatile("wsr %0, ps\n\trsync" ::"r"(state) : "memory"); }
