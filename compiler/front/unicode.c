/* SPDX-License-Identifier: MIT */
#include "compiler/front/unicode.h"

typedef struct Range {
  uint32_t first, last;
} Range;

#define CONTINUE(first, last)
#define START(first, last) {first, last},
static const Range start_ranges[] = {
#include "compiler/front/unicode_id.def"
};
#undef START
#undef CONTINUE

#define START(first, last)
#define CONTINUE(first, last) {first, last},
static const Range continue_ranges[] = {
#include "compiler/front/unicode_id.def"
};
#undef START
#undef CONTINUE

/* Controls, separators, format characters, private use. */
static const Range unprintable_ranges[] = {
    {0x80, 0xA0},     {0xAD, 0xAD},        {0x600, 0x605},   {0x61C, 0x61C},   {0x6DD, 0x6DD},
    {0x70F, 0x70F},   {0x1680, 0x1680},    {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3000, 0x3000},    {0xE000, 0xF8FF}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF},
};

static bool is_in(const Range *ranges, size_t count, uint32_t c) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (c > ranges[middle].last) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && c >= ranges[low].first;
}

bool unicode_id_start(uint32_t c) {
  return is_in(start_ranges, sizeof start_ranges / sizeof(Range), c);
}

bool unicode_id_continue(uint32_t c) {
  return is_in(continue_ranges, sizeof continue_ranges / sizeof(Range), c);
}

bool unicode_printable(uint32_t c) {
  return !is_in(unprintable_ranges, sizeof unprintable_ranges / sizeof(Range), c);
}

static bool any(uint32_t c) {
  return true;
}
static size_t unchanged(const char *text, size_t len, char *out, size_t cap) {
  return 0;
}
static int32_t nothing(const char *name, size_t len) {
  return -1;
}

static char *no_codec(Arena *arena, const char *encoding, const char *bytes, size_t len,
                      size_t *out_len, int64_t *bad) {
  return NULL;
}

const Unicode unicode_none = {any, any, any, unchanged, nothing, no_codec};
