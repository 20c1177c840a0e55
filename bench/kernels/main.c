/* SPDX-License-Identifier: MIT */
/* Runs a C kernel REPEAT times and prints the last result. The counts of two builds that differ only
   in REPEAT differ by exactly one run of the kernel. */
#include "kernel.h"

#include "runtime/port.h"

__attribute__((weak)) void prepare(void) {}

int port_main(void) {
  char digits[12];
  int at = sizeof digits, result = 0;
  prepare();
  for (volatile int i = 0; i < REPEAT; i++) result = run();
  digits[--at] = '\n';
  do digits[--at] = (char)('0' + result % 10);
  while (result /= 10);
  port_write(digits + at, sizeof digits - (size_t)at);
  return 0;
}
