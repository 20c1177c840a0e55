/* SPDX-License-Identifier: MIT */
enum { BOARD_TICKS_PER_US = 40, BOARD_STACK_RESERVE = 256 };
