/* SPDX-License-Identifier: MIT */
/* Raspberry Pi, "RP2040 Datasheet": addresses of what the port uses. */
#define BOARD_REGISTER(address) (*(volatile uint32_t *)(address))

enum { BOARD_CLEAR = 0x3000 }; /* added to a register's address: the bits written are cleared (2.1.2) */

enum {
  BOARD_CLOCKS = 0x40008000,
  BOARD_RESETS = 0x4000c000,
  BOARD_PINS = 0x40014000,
  BOARD_CRYSTAL = 0x40024000,
  BOARD_PLL = 0x40028000,
  BOARD_UART = 0x40034000,
  BOARD_TIMER = 0x40054000,
  BOARD_WATCHDOG = 0x40058000,
};

enum { BOARD_MHZ = 125, BOARD_CRYSTAL_MHZ = 12 };
