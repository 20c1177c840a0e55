/* SPDX-License-Identifier: MIT */
/* The console on UART0, an Arm PL011 (RP2040 Datasheet, 4.2): 115200 baud, 8 bits, no parity. Tracebacks go there, too. */
#include <board.h>
#include "runtime/port.h"

struct uart {
  uint32_t data, status, unused[4], flags, unused2[2], divisor, fraction, line, control;
};

#define UART ((volatile struct uart *)BOARD_UART)

enum { RECEIVE_EMPTY = 1 << 4, TRANSMIT_FULL = 1 << 5, BUSY = 1 << 3 };
enum { BITS_8 = 3 << 5, FIFO = 1 << 4, ON = 1 | 1 << 8 | 1 << 9 };
enum { BAUD = 115200, DIVISOR_64 = (BOARD_MHZ * 1000000 / BAUD * 8 + 1) / 2 }; /* in 64ths of 16 clocks */
enum { FUNCTION_UART = 2 };

static void turn_on(void) {
  UART->divisor = DIVISOR_64 / 64;
  UART->fraction = DIVISOR_64 % 64;
  UART->line = BITS_8 | FIFO;
  UART->control = ON;
  BOARD_REGISTER(BOARD_PINS + 0x04) = FUNCTION_UART;
  BOARD_REGISTER(BOARD_PINS + 0x0c) = FUNCTION_UART;
}

void port_write(const char *bytes, size_t count) {
  if (UART->control != ON) turn_on();
  for (size_t i = 0; i < count; i++) {
    while (UART->flags & TRANSMIT_FULL) continue;
    UART->data = (uint8_t)bytes[i];
  }
}

void port_write_error(const char *bytes, size_t count) { port_write(bytes, count); }

void port_flush(void) {
  while (UART->flags & BUSY) continue;
}

int port_read(char *bytes, size_t count) {
  if (UART->control != ON) turn_on();
  size_t got = 0;
  while (got < count && !(UART->flags & RECEIVE_EMPTY)) bytes[got++] = (char)UART->data;
  return (int)got;
}
