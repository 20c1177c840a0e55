/* SPDX-License-Identifier: MIT */
#include "runtime/core/span.h"

#include "runtime/core/sequence.h"

static bool bound(value v, intptr_t missing, intptr_t length, intptr_t *out) {
  *out = missing;
  if (!v || v == V_NONE) return true;
  if (!sequence_clamped(v, out)) return false;
  if (*out < 0) *out += length;
  if (*out < 0) *out = 0;
  return true;
}

bool span_bounds(value start, value end, size_t length, size_t *from, size_t *to) {
  intptr_t n = (intptr_t)length, a, b;
  if (!bound(start, 0, n, &a) || !bound(end, n, n, &b)) return false;
  *from = (size_t)a;
  *to = (size_t)(b < n ? b : n);
  return true;
}
