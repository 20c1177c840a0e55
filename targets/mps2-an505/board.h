/* SPDX-License-Identifier: MIT */
/* Arm, "Application Note AN505": the secure aliases, as the processor starts in secure state. */
enum { BOARD_UART = 0x50200000, BOARD_TICKS_PER_US = 20 };
