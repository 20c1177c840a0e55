/* SPDX-License-Identifier: MIT */
/* Time from SysTick. One period is 2^19 microseconds, so that the 64-bit clock needs no division.
   The timer starts with the first question for the time. */
#include <board.h>
#include "runtime/port.h"

struct systick {
  uint32_t control, reload, value, calibration;
};

#define SYSTICK ((volatile struct systick *)0xE000E010)
#define INTERRUPT_CONTROL (*(volatile uint32_t *)0xE000ED04)

enum { RUN = 1, INTERRUPT = 2, PROCESSOR_CLOCK = 4, CLEAR_PENDING = 1 << 25, PENDING = 1 << 26 };
enum { PERIOD_SHIFT = 19, RELOAD = (BOARD_TICKS_PER_US << PERIOD_SHIFT) - 1 };

_Static_assert(RELOAD < 1 << 24, "SysTick counts 24 bits");

static volatile uint32_t periods; /* since `base` */
static uint64_t base;             /* microseconds at which the timer was last set up */

void port_clock_interrupt(void) { periods++; }

static void start(uint32_t reload) {
  SYSTICK->reload = reload;
  SYSTICK->value = 0;
  SYSTICK->control = RUN | INTERRUPT | PROCESSOR_CLOCK;
}

uint64_t port_ticks_us(void) {
  uint32_t before, left;
  if (!(SYSTICK->control & RUN)) start(RELOAD);
  do {
    before = periods;
    left = SYSTICK->value;
  } while (before != periods);
  /* Right after start() the value is 0 until the first tick reloads it. */
  uint32_t gone = left ? (RELOAD - left) / BOARD_TICKS_PER_US : 0;
  return base + ((uint64_t)before << PERIOD_SHIFT) + gone;
}

int64_t port_wall_us(void) { return 0; }

/* Borrows the timer for one shot of `us`, then sets the clock on by what has passed. */
void port_wait_us(uint64_t us) {
  uint64_t now = port_ticks_us();
  uint32_t span = us < 1u << PERIOD_SHIFT ? (uint32_t)us : 1u << PERIOD_SHIFT;
  if (span < 2) return;
  uint32_t state = port_interrupts_mask();
  start(span * BOARD_TICKS_PER_US - 1);
  __asm__ volatile("wfi" ::: "memory");
  uint32_t passed = span;
  if (!(INTERRUPT_CONTROL & PENDING)) passed -= SYSTICK->value / BOARD_TICKS_PER_US;
  base = now + passed;
  periods = 0;
  start(RELOAD);
  INTERRUPT_CONTROL = CLEAR_PENDING;
  port_interrupts_restore(state);
}
