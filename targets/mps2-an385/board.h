/* SPDX-License-Identifier: MIT */
/* Arm, "Application Note AN385": memory map and clocks. */
enum { BOARD_UART = 0x40004000, BOARD_TICKS_PER_US = 25 };
