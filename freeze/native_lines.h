/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_NATIVE_LINES_H
#define FIRN_FREEZE_NATIVE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/build.h"
#include "freeze/target.h"

/* Which source lines a linked image's native code is of: what tracebacks need. */

struct native_frame {
  const char *name, *file; /* owned by the table */
  uint32_t line, first_line; /* first_line: of the function */
  uint32_t caller; /* 1 + index of the frame it is inlined into; 0 */
};

struct native_range {
  int64_t start;  /* distance from the function entry_trace */
  uint32_t frame; /* 1 + index; 0: not a place in the source */
};

struct native_lines {
  struct native_range *ranges; /* ascending, neighbours differ */
  struct native_frame *frames; /* all different */
  uint32_t range_count, range_room, frame_count, frame_room;
  char **texts;
  uint32_t text_count, text_room;
};

/* Reads the DWARF of the linked image. False with one line in `error` when it is damaged. Free it in either case. */
bool native_lines_read(struct native_lines *lines, const char *image, char *error, size_t size);
void native_lines_free(struct native_lines *lines);
/* Takes out what --lines leaves out: lines and inlined functions; names too (frames without name and file). */
void native_lines_reduce(struct native_lines *lines, enum build_lines how);
bool native_lines_equal(const struct native_lines *a, const struct native_lines *b);

/* Writes the object that defines firn_native_lines. */
bool native_lines_write(const struct native_lines *lines, const struct target *target, enum target_float width,
                        const char *path, char *error, size_t size);

#endif
