/* SPDX-License-Identifier: MIT */
/* The console on a CMSDK APB UART (Arm, "Cortex-M System Design Kit", 4.3). */
#include <board.h>
#include "runtime/port.h"

struct uart {
  uint32_t data, state, control, interrupt, divisor;
};

#define UART ((volatile struct uart *)BOARD_UART)

enum { TRANSMIT_FULL = 1, RECEIVE_FULL = 2, TRANSMIT_ON = 1, RECEIVE_ON = 2, LEAST_DIVISOR = 16 };

static void turn_on(void) {
  UART->divisor = LEAST_DIVISOR;
  UART->control = TRANSMIT_ON | RECEIVE_ON;
}

void port_write(const char *bytes, size_t count) {
  if (!UART->control) turn_on();
  for (size_t i = 0; i < count; i++) {
    while (UART->state & TRANSMIT_FULL) continue;
    UART->data = (uint8_t)bytes[i];
  }
}

void port_flush(void) {
  while (UART->state & TRANSMIT_FULL) continue;
}

int port_read(char *bytes, size_t count) {
  if (!UART->control) turn_on();
  size_t got = 0;
  while (got < count && (UART->state & RECEIVE_FULL)) bytes[got++] = (char)UART->data;
  return (int)got;
}
