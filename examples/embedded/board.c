/* SPDX-License-Identifier: MIT */
/* The firmware's own drivers: a UART, SysTick, the end by semihosting. Firn's console and clock are the port functions that
   are defined here; those that are not have their defaults. */
#include <runtime/port.h>

#define UART ((volatile uint32_t *)0x40004000)    /* data, state, control, …, divisor */
#define SYSTICK ((volatile uint32_t *)0xE000E010) /* control, reload, value */

enum { TICKS_PER_MS = 25000 };

static volatile uint32_t milliseconds;
void (*on_tick)(uint32_t milliseconds);
void tick(void);
_Noreturn void board_exit(int status);

void tick(void) {
  milliseconds++;
  if (on_tick) on_tick(milliseconds);
}

void port_write(const char *bytes, size_t count) {
  UART[4] = 16;
  UART[2] = 1;
  for (size_t i = 0; i < count; i++) {
    while (UART[1] & 1) continue;
    UART[0] = (uint8_t)bytes[i];
  }
}

uint64_t port_ticks_us(void) {
  if (!(SYSTICK[0] & 1)) {
    SYSTICK[1] = TICKS_PER_MS - 1;
    SYSTICK[2] = 0;
    SYSTICK[0] = 7;
  }
  return (uint64_t)milliseconds * 1000;
}

void port_wait_us(uint64_t us) { __asm__ volatile("wfi"); }

_Noreturn void board_exit(int status) {
  uint32_t block[2] = {0x20026, (uint32_t)status};
  register uint32_t operation __asm__("r0") = 0x20;
  register const void *argument __asm__("r1") = block;
  for (;;) __asm__ volatile("bkpt 0xab" : "+r"(operation) : "r"(argument) : "memory");
}
