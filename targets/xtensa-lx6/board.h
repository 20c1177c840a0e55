/* SPDX-License-Identifier: MIT */
/* The reserve holds one spill of all register windows. */
enum { BOARD_TICKS_PER_US = 40, BOARD_STACK_RESERVE = 512 };
