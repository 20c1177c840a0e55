/* SPDX-License-Identifier: MIT */
/* The console on the nRF51's UART (nRF51 Series Reference Manual, chapter 29). A byte may be written
   when the event TXDRDY of the one before has come. */
#include <board.h>
#include "runtime/port.h"

#define REGISTER(offset) (*(volatile uint32_t *)(BOARD_UART + (offset)))
#define START_RECEIVE REGISTER(0x000)
#define START_TRANSMIT REGISTER(0x008)
#define RECEIVED REGISTER(0x108)
#define TRANSMITTED REGISTER(0x11c)
#define ENABLE REGISTER(0x500)
#define RECEIVE_DATA REGISTER(0x518)
#define TRANSMIT_DATA REGISTER(0x51c)

enum { ENABLED = 4 };

static void turn_on(void) {
  ENABLE = ENABLED;
  START_TRANSMIT = 1;
  START_RECEIVE = 1;
}

void port_write(const char *bytes, size_t count) {
  if (ENABLE != ENABLED) turn_on();
  for (size_t i = 0; i < count; i++) {
    TRANSMITTED = 0;
    TRANSMIT_DATA = (uint8_t)bytes[i];
    while (!TRANSMITTED) continue;
  }
}

void port_flush(void) {}

int port_read(char *bytes, size_t count) {
  if (ENABLE != ENABLED) turn_on();
  size_t got = 0;
  while (got < count && RECEIVED) {
    RECEIVED = 0;
    bytes[got++] = (char)RECEIVE_DATA;
  }
  return (int)got;
}
