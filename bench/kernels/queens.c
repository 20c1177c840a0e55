/* SPDX-License-Identifier: MIT */
#include "kernel.h"

static int place(int full, int columns, int left, int right) {
  if (columns == full) return 1;
  int count = 0;
  for (int free = full & ~(columns | left | right); free;) {
    int bit = free & -free;
    free ^= bit;
    count += place(full, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

int run(void) { return place(255, 0, 0, 0); }
