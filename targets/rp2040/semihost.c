/* SPDX-License-Identifier: MIT */
/* In place of semihosting, which needs a debugger: the end of a program waits for a reset, asleep. */
#include "runtime/port.h"

void port_flush(void);

enum { STATUS_FAULT = 3 };

_Noreturn void port_exit(int status) {
  (void)status; /* the emulator reads it here, from its register */
  port_flush();
  port_interrupts_mask();
  for (;;) __asm__ volatile("wfi");
}

/* The processor took a fault or an interrupt that nobody handles, at `pc`. */
_Noreturn void port_fatal(uint32_t pc) {
  char text[] = "fatal: processor fault at 0x00000000\n";
  for (int i = 0; i < 8; i++) text[35 - i] = "0123456789abcdef"[pc >> (4 * i) & 15];
  port_write_error(text, sizeof text - 1);
  port_exit(STATUS_FAULT);
}
