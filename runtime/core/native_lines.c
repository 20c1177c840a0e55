/* SPDX-License-Identifier: MIT */
/* Addresses of native code -> lines, when a traceback is printed. The table is made from the linked image's DWARF
 * (freeze/native_lines.c): ranges of code by their start, ascending, as distances from entry_trace, so that it does not matter where
 * the image is loaded; and frames, the innermost function of a range first, then those it is inlined into. Images without
 * line tables have none. */
#include "runtime/core/entry.h"
#include "runtime/core/exception.h"
#include "runtime/core/str.h"

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

void native_lines_print(struct writer *w, uintptr_t address) {
  const struct native_lines_obj *table = &firn_native_lines;
  if (!table) return;
  /* The address is behind the call: the one before it belongs to the calling line. */
  uint32_t frame = find_frame(table, (int32_t)(intptr_t)(address - 1 - ((uintptr_t)entry_trace & ~(uintptr_t)1)));
  uint32_t chain[16];
  size_t n = 0;
  for (; frame && n < sizeof chain / sizeof *chain; frame = table->frames[frame - 1].caller) chain[n++] = frame;
  while (n--) {
    const struct native_frame_obj *f = &table->frames[chain[n] - 1];
    traceback_row(w, f->file, f->line, f->name);
  }
}
