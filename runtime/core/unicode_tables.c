/* SPDX-License-Identifier: MIT */
/* Classes and case of all characters beyond ASCII, from unicode_data.def. Neighbouring characters share their classes or
 * alternate between two (upper, lower, upper, …), so runs of 4 bytes, found by bisection, describe a million of them.
 */
#include "runtime/core/unicode.h"

#include <stddef.h>

#define NOTHING(...)

/* Classes of the even and the odd characters of a run. */
static const uint16_t pairs[][2] = {
#define PAIR(even, odd) {even, odd},
#define RUN NOTHING
#define LOWER NOTHING
#define UPPER NOTHING
#define TITLE NOTHING
#define FOLD NOTHING
#define SPECIAL NOTHING
#define ZERO NOTHING
#include "runtime/core/unicode_data.def"
};

/* First character << 8 | number of the pair. */
static const uint32_t runs[] = {
#undef PAIR
#undef RUN
#define PAIR NOTHING
#define RUN(first, pair) (uint32_t)(first) << 8 | (pair),
#include "runtime/core/unicode_data.def"
};

struct range {
  uint32_t first, span_step; /* last - first << 2 | step */
  int32_t distance;
};
#define ROW(first, last, step, distance) {first, ((last) - (first)) << 2 | (step), distance},

static const struct range lower[] = {
#undef RUN
#undef LOWER
#define RUN NOTHING
#define LOWER ROW
#include "runtime/core/unicode_data.def"
};

static const struct range upper[] = {
#undef LOWER
#undef UPPER
#define LOWER NOTHING
#define UPPER ROW
#include "runtime/core/unicode_data.def"
};

static const struct range title[] = {
#undef UPPER
#undef TITLE
#define UPPER NOTHING
#define TITLE ROW
#include "runtime/core/unicode_data.def"
};

static const struct range fold[] = {
#undef TITLE
#undef FOLD
#define TITLE NOTHING
#define FOLD ROW
#include "runtime/core/unicode_data.def"
};

/* All of these are below U+10000. */
static const struct special {
  uint16_t to, from, out[3];
} specials[] = {
#undef FOLD
#undef SPECIAL
#define FOLD NOTHING
#define SPECIAL(to, from, a, b, c) {SPECIAL_##to, from, {a, b, c}},
#define SPECIAL_LOWER UNICODE_TO_LOWER
#define SPECIAL_UPPER UNICODE_TO_UPPER
#define SPECIAL_TITLE UNICODE_TO_TITLE
#define SPECIAL_FOLD UNICODE_FOLD
#include "runtime/core/unicode_data.def"
};

static const uint32_t zeros[] = {
#undef SPECIAL
#undef ZERO
#define SPECIAL NOTHING
#define ZERO(c) c,
#include "runtime/core/unicode_data.def"
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static unsigned classes(uint32_t c) {
  size_t low = 0, high = COUNT(runs);
  while (high - low > 1) { /* the last run that does not begin after c */
    size_t middle = (low + high) / 2;
    if (runs[middle] >> 8 <= c) low = middle;
    else high = middle;
  }
  return pairs[runs[low] & 0xff][(c - (runs[low] >> 8)) & 1];
}

/* Looks c up in n ranges; false when it is in none. */
static bool find(const struct range *r, size_t n, uint32_t c, uint32_t *out) {
  for (; n; n--, r++) {
    uint32_t offset = c - r->first;
    if (offset > r->span_step >> 2 || offset % (r->span_step & 3)) continue;
    *out = (uint32_t)((int32_t)c + r->distance);
    return true;
  }
  return false;
}

static bool find_special(uint32_t c, enum unicode_case to, uint32_t out[3], unsigned *n) {
  for (size_t i = 0; i < COUNT(specials); i++) {
    const struct special *s = &specials[i];
    if (s->from != c || s->to != to) continue;
    for (*n = 0; *n < 3 && s->out[*n]; ++*n) out[*n] = s->out[*n];
    return true;
  }
  return false;
}

static unsigned map(uint32_t c, enum unicode_case to, uint32_t out[3]) {
  unsigned n = 1;
  out[0] = c;
  if (find_special(c, to, out, &n)) return n;
  if (to == UNICODE_TO_TITLE && find(title, COUNT(title), c, out)) return 1;
  if (to == UNICODE_FOLD && find(fold, COUNT(fold), c, out)) return 1;
  bool up = to == UNICODE_TO_UPPER || to == UNICODE_TO_TITLE;
  if (to == UNICODE_TO_TITLE && find_special(c, UNICODE_TO_UPPER, out, &n)) return n;
  if (to == UNICODE_FOLD && find_special(c, UNICODE_TO_LOWER, out, &n)) return n;
  find(up ? upper : lower, up ? COUNT(upper) : COUNT(lower), c, out);
  return 1;
}

static int decimal(uint32_t c) {
  for (size_t i = 0; i < COUNT(zeros); i++)
    if (c - zeros[i] < 10) return (int)(c - zeros[i]);
  return -1;
}

const void *unicode_tables(void) {
  static const struct unicode_tables tables = {classes, map, decimal};
  return &tables;
}
