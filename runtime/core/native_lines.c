/* SPDX-License-Identifier: MIT */
/* Addresses of native code -> lines, when a traceback is printed. The table is made from the linked image's DWARF
 * (freeze/native_lines.c): ranges of code by their start, ascending, as distances from entry_trace, so that it does not matter where
 * the image is loaded; and frames, the innermost function of a range first, then those it is inlined into. Images without
 * line tables have none. */
#include "runtime/core/native_lines.h"

#include "runtime/core/entry.h"

extern const struct native_lines_obj firn_native_lines __attribute__((weak));

/* The frame of the range that holds `distance`, or 0. */
static uint32_t find_frame(const struct native_lines_obj *table, int32_t distance) {
  const struct native_range_obj *ranges = table->ranges;
  size_t low = 0, high = table->n_ranges;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if ((int32_t)ranges[middle].start <= distance) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? ranges[low - 1].frame : 0;
}

static uintptr_t origin(void) { return (uintptr_t)entry_trace & ~(uintptr_t)1; }

/* Of an address from entry_trace. Its two upper bits are not the address's own with Xtensa's windows, and not needed: code is not
   that large. */
static int32_t distance_of(uintptr_t address) { return (int32_t)((uint32_t)(address - origin()) << 2) >> 2; }

uintptr_t native_lines_address(uintptr_t address) { return origin() + (uintptr_t)(intptr_t)distance_of(address); }

/* The innermost frame at a return address, as 1 + its index, or 0. */
static uint32_t innermost(uintptr_t address) {
  const struct native_lines_obj *table = &firn_native_lines;
  if (!table) return 0;
  /* The address is behind the call: the one before it belongs to the calling line. */
  return find_frame(table, distance_of(address - 1));
}

bool native_lines_has(uintptr_t address) { return innermost(address); }

const struct native_frame_obj *native_lines_frame(uintptr_t address, size_t depth) {
  uint32_t frame = innermost(address);
  if (!frame) return NULL;
  const struct native_frame_obj *frames = firn_native_lines.frames;
  size_t n = 0;
  for (uint32_t f = frame; f; f = frames[f - 1].caller) n++;
  if (depth >= n) return NULL;
  while (n-- - 1 > depth) frame = frames[frame - 1].caller;
  return &frames[frame - 1];
}
