/* SPDX-License-Identifier: MIT */
/* Classes and case of all characters beyond ASCII, from unicode_data.def. Neighbouring characters share their classes or
 * alternate between two (upper, lower, upper, …): runs, of a byte mostly, describe a million of them. A character is looked for from
 * the last point before it on.
 */
#include "runtime/core/unicode.h"

#include <stddef.h>

#define NOTHING(...)

/* Classes of the even and the odd characters of a run. */
static const uint16_t pairs[][2] = {
#define PAIR(even, odd) {even, odd},
#define RUN NOTHING
#define RARE NOTHING
#define LONG NOTHING
#define POINT NOTHING
#define LOWER NOTHING
#define UPPER NOTHING
#define TITLE NOTHING
#define FOLD NOTHING
#define SPECIAL NOTHING
#define ZERO NOTHING
#include "runtime/core/unicode_data.def"
};

/* A run is a byte: the number of its pair << LENGTH_BITS | how many characters. A number of RARE_PAIR says that the pair's follows; a
 * length of 0 that it is in two bytes behind all others. */
enum { LENGTH_BITS = 5, RARE_PAIR = 7, LENGTH_MASK = (1 << LENGTH_BITS) - 1 };
static const uint8_t runs[] = {
#undef PAIR
#undef RUN
#undef RARE
#undef LONG
#define PAIR NOTHING
#define RUN(pair, length) (pair) << LENGTH_BITS | (length),
#define RARE(pair, length) RUN(RARE_PAIR, length) (pair),
#define LONG(pair, length) RARE(pair, 0) (length) & 0xff, (length) >> 8,
#include "runtime/core/unicode_data.def"
};

/* Every so many runs: the first character, and where in `runs`. */
static const uint32_t point_first[] = {
#undef RUN
#undef RARE
#undef LONG
#undef POINT
#define RUN NOTHING
#define RARE NOTHING
#define LONG NOTHING
#define POINT(first, at) first,
#include "runtime/core/unicode_data.def"
};
static const uint16_t point_at[] = {
#undef POINT
#define POINT(first, at) at,
#include "runtime/core/unicode_data.def"
};

struct range {
  uint32_t key; /* first << 10 | last - first << 2 | step */
  int32_t distance;
};
#define ROW(first, last, step, distance) {(uint32_t)(first) << 10 | ((last) - (first)) << 2 | (step), distance},

static const struct range lower[] = {
#undef POINT
#undef LOWER
#define POINT NOTHING
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
  size_t point = COUNT(point_first);
  while (point_first[--point] > c) {}
  const uint8_t *at = runs + point_at[point];
  for (uint32_t offset = c - point_first[point];;) {
    uint32_t pair = *at >> LENGTH_BITS, length = *at++ & LENGTH_MASK;
    if (pair == RARE_PAIR) pair = *at++;
    if (!length) length = at[0] | (uint32_t)at[1] << 8, at += 2;
    if (offset < length) return pairs[pair][offset & 1];
    offset -= length;
  }
}

/* Looks c up in n ranges; false when it is in none. */
static bool find(const struct range *r, size_t n, uint32_t c, uint32_t *out) {
  for (; n; n--, r++) {
    uint32_t offset = c - (r->key >> 10);
    if (offset > (r->key >> 2 & 0xff) || offset % (r->key & 3)) continue;
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
