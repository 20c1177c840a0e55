/* SPDX-License-Identifier: MIT */
#include "kernel.h"

static uint8_t flags[8192];

static int __attribute__((noinline)) sieve(uint8_t *flags, int n) {
  int count = 0;
  for (int i = 0; i < n; i++) flags[i] = 1;
  for (int i = 2; i < n; i++) {
    if (!flags[i]) continue;
    count++;
    for (int k = i + i; k < n; k += i) flags[k] = 0;
  }
  return count;
}

int run(void) { return sieve(flags, 8192); }
