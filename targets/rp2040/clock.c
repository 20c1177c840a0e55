/* SPDX-License-Identifier: MIT */
/* Time from the 64-bit timer of microseconds (RP2040 Datasheet, 4.6); waiting with the core asleep, until alarm 0. */
#include <board.h>
#include "runtime/port.h"

#define TIMER(offset) BOARD_REGISTER(BOARD_TIMER + (offset))
#define INTERRUPT_ON BOARD_REGISTER(0xe000e100)
#define INTERRUPT_OFF BOARD_REGISTER(0xe000e180)
#define INTERRUPT_TAKE_BACK BOARD_REGISTER(0xe000e280)

enum { ALARM = 0x10, RAW_HIGH = 0x24, RAW_LOW = 0x28, ARMED = 0x20, HAPPENED = 0x34, ENABLE = 0x38 };
enum { ALARM_0 = 1, TIMER_INTERRUPT = 1 << 0, LONGEST_WAIT = 1 << 30 };

void port_clock_interrupt(void) {}

uint64_t port_ticks_us(void) {
  uint32_t high, low, again;
  do {
    high = TIMER(RAW_HIGH);
    low = TIMER(RAW_LOW);
    again = TIMER(RAW_HIGH);
  } while (high != again);
  return (uint64_t)high << 32 | low;
}

int64_t port_wall_us(void) { return 0; }

/* The alarm's interrupt ends the sleep though interrupts are masked; its handler never runs. */
void port_wait_us(uint64_t us) {
  uint32_t span = us < LONGEST_WAIT ? (uint32_t)us : LONGEST_WAIT;
  if (span < 4) return; /* the alarm must lie ahead when it is set */
  uint32_t state = port_interrupts_mask();
  TIMER(ENABLE) = ALARM_0;
  INTERRUPT_ON = TIMER_INTERRUPT;
  TIMER(ALARM) = TIMER(RAW_LOW) + span;
  __asm__ volatile("wfi" ::: "memory");
  TIMER(ARMED) = ALARM_0;
  TIMER(HAPPENED) = ALARM_0;
  INTERRUPT_OFF = TIMER_INTERRUPT;
  INTERRUPT_TAKE_BACK = TIMER_INTERRUPT;
  port_interrupts_restore(state);
}
