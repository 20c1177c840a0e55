/* SPDX-License-Identifier: MIT */
/* Nordic, "nRF51 Series Reference Manual": instances and clock. */
enum { BOARD_UART = 0x40002000, BOARD_TICKS_PER_US = 16 };
