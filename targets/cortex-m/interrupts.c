/* SPDX-License-Identifier: MIT */
/* Masking interrupts, by PRIMASK. */
#include "runtime/port.h"

uint32_t port_interrupts_mask(void) {
  uint32_t state;
  __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(state)::"memory");
  return state;
}

void port_interrupts_restore(uint32_t state) {
  __asm__ volatile("msr primask, %0" ::"r"(state) : "memory");
}
