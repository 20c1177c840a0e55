/* SPDX-License-Identifier: MIT */
/* From the ring oscillator, with which the chip starts, to 125 MHz from the crystal (RP2040 Datasheet, 2.15 to 2.18), with
   one tick a microsecond for the timer. */
#include <board.h>
#include "runtime/port.h"

#define AT(base, offset) BOARD_REGISTER((base) + (offset))

enum { PINS = 1 << 5 | 1 << 8, PLL = 1 << 12, TIMER = 1 << 21, UART = 1 << 22 }; /* in RESETS */

static void release(uint32_t blocks) {
  AT(BOARD_RESETS + BOARD_CLEAR, 0) = blocks;
  while (~AT(BOARD_RESETS, 8) & blocks) continue;
}

static void start_crystal(void) {
  AT(BOARD_CRYSTAL, 0x0c) = (BOARD_CRYSTAL_MHZ * 1000 + 128) / 256; /* a millisecond to settle */
  AT(BOARD_CRYSTAL, 0x00) = 0xfab << 12 | 0xaa0;                     /* on, 1 to 15 MHz */
  while (!(AT(BOARD_CRYSTAL, 0x04) >> 31)) continue;
}

/* 12 MHz * 125 / 6 / 2 = 125 MHz */
static void start_pll(void) {
  AT(BOARD_PLL, 0x00) = 1;
  AT(BOARD_PLL, 0x08) = 125;
  AT(BOARD_PLL + BOARD_CLEAR, 0x04) = 1 | 1 << 5; /* power for it and its oscillator */
  while (!(AT(BOARD_PLL, 0x00) >> 31)) continue;
  AT(BOARD_PLL, 0x0c) = 6 << 16 | 2 << 12;
  AT(BOARD_PLL + BOARD_CLEAR, 0x04) = 1 << 3; /* and for its dividers */
}

void board_start(void) {
  start_crystal();
  AT(BOARD_CLOCKS, 0x30) = 2; /* reference: crystal */
  while (!(AT(BOARD_CLOCKS, 0x38) & 1 << 2)) continue;
  release(PLL);
  start_pll();
  AT(BOARD_CLOCKS, 0x3c) = 0; /* system: its auxiliary source is the PLL; then switch to that */
  AT(BOARD_CLOCKS, 0x3c) = 1;
  while (!(AT(BOARD_CLOCKS, 0x44) & 1 << 1)) continue;
  AT(BOARD_CLOCKS, 0x48) = 1 << 11;                      /* peripherals: as the system */
  AT(BOARD_WATCHDOG, 0x2c) = 1 << 9 | BOARD_CRYSTAL_MHZ; /* ticks of the timer */
  release(PINS | TIMER | UART);
}
