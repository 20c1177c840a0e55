/* SPDX-License-Identifier: MIT */
/* Laws that hold between the operations, on digits that provoke carries and wrong quotient guesses. */
#include "runtime/core/bigmag.h"
#include "tests/unit/check.h"

#include <string.h>

enum { MAX = 24 };

static uint32_t seed = 7;

static uint32_t next_random(void) {
  seed = seed * 1664525u + 1013904223u;
  return seed ^ seed >> 15;
}

static uint32_t random_number(uint32_t *a) {
  static const uint32_t edges[] = {0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
  uint32_t n = next_random() % (MAX / 2);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t k = next_random() % 9;
    a[i] = k < 6 ? edges[k] : next_random();
  }
  return bigmag_trim(a, n);
}

static int same(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  return bigmag_compare(a, na, b, nb) == 0;
}

static void check_division(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  uint32_t q[MAX + 1], r[MAX + 1], back[2 * MAX], nq, nr, n;
  if (!nb || na < nb) return;
  nq = bigmag_divmod(q, r, &nr, a, na, b, nb);
  CHECK(bigmag_compare(r, nr, b, nb) < 0);
  n = bigmag_mul(back, q, nq, b, nb);
  n = bigmag_add(back, back, n, r, nr);
  CHECK(same(back, n, a, na));
}

static void check_text(const uint32_t *a, uint32_t na) {
  char text[MAX * 32 + 1];
  unsigned base = 2 + next_random() % 35;
  uint32_t copy[MAX], back[MAX + 2], n;
  memcpy(copy, a, na * sizeof *a);
  char *end = text + sizeof text, *start = bigmag_to_text(end, copy, na, base);
  CHECK((size_t)(end - start) <= bigmag_text_size(na, base));
  n = bigmag_from_text(back, start, (size_t)(end - start), base);
  CHECK(same(back, n, a, na));
}

static void check_bytes(const uint32_t *a, uint32_t na) {
  uint8_t bytes[MAX * 4 + 1];
  uint32_t back[MAX + 2], n;
  bool negative;
  size_t size = na * 4 + 1;
  bigmag_to_bytes(bytes, size, a, na, na != 0);
  n = bigmag_from_bytes(back, &negative, bytes, 1, size, true);
  CHECK(same(back, n, a, na) && negative == (na != 0));
}

static void check_bits(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  /* (a & b) + (a | b) == a + b */
  uint32_t x[MAX + 1], y[MAX + 1], sum[MAX + 2];
  bool neg;
  uint32_t nx = bigmag_bits(x, &neg, BIGMAG_AND, a, na, false, b, nb, false);
  uint32_t ny = bigmag_bits(y, &neg, BIGMAG_OR, a, na, false, b, nb, false);
  uint32_t n = bigmag_add(x, x, nx, y, ny);
  CHECK(same(x, n, sum, bigmag_add(sum, a, na, b, nb)));
}

int main(void) {
  uint32_t a[MAX], b[MAX], r[2 * MAX + 2];
  for (int i = 0; i < 20000; i++) {
    uint32_t na = random_number(a), nb = random_number(b), shift = next_random() % 200, n;
    n = bigmag_add(r, a, na, b, nb);
    n = bigmag_sub(r, r, n, b, nb);
    CHECK(same(r, n, a, na));
    n = bigmag_shift_left(r, a, na, shift);
    CHECK(!bigmag_any_below(r, n, shift));
    n = bigmag_shift_right(r, r, n, shift);
    CHECK(same(r, n, a, na));
    check_division(a, na, b, nb);
    check_text(a, na);
    check_bytes(a, na);
    check_bits(a, na, b, nb);
  }
  return check_failures();
}
