/* SPDX-License-Identifier: MIT */
/* What machine code calls that runs without the rest of the runtime (freeze/bare). */
#include "runtime/lib/bare.h"

#include "runtime/port.h"

enum { SIGNED, UNSIGNED, TRUTH };
enum { DIGITS_MOST = 11 }; /* with a sign */

void bare_print(uint32_t n, uint32_t kind) {
  char digits[DIGITS_MOST], *first = digits + DIGITS_MOST;
  if (kind == TRUTH) {
    port_write(n ? "True" : "False", n ? 4 : 5);
    return;
  }
  bool negative = kind == SIGNED && n >> 31;
  if (negative) n = -n;
  do *--first = (char)('0' + n % 10);
  while (n /= 10);
  if (negative) *--first = '-';
  port_write(first, (size_t)(digits + DIGITS_MOST - first));
}

void bare_sleep(uint32_t count, uint32_t unit) {
  uint64_t end = port_ticks_us() + (uint64_t)count * unit;
  int64_t left;
  while ((left = (int64_t)(end - port_ticks_us())) > 0) port_wait_us((uint64_t)left);
}
