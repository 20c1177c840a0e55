/* SPDX-License-Identifier: MIT */
/* Flags of a code object, and its line table. The first four flags are the wire format's scope
 * flags (facts of MicroPython's runtime0.h); the others are Firn's own and exist in images only. */
#ifndef FIRN_ABI_CODE_H
#define FIRN_ABI_CODE_H

#include <stdbool.h>
#include <stdint.h>

enum code_flag {
  CODE_GENERATOR = 1 << 0,  /* calling it makes a generator (CODE_ASYNC: a coroutine) */
  CODE_VARKEYWORDS = 1 << 1, /* **kwargs */
  CODE_VARARGS = 1 << 2,    /* *args */
  CODE_DEFKWARGS = 1 << 3,  /* may get a dict of keyword-only defaults */
  CODE_ASYNC = 1 << 4,      /* async def, async comprehension; without CODE_GENERATOR: an asynchronous generator */
  CODE_CLASS = 1 << 5,      /* class body: names live in the class namespace */
  CODE_MODULE = 1 << 6,     /* module body: names live in the module's slots */
  CODE_COMPREHENSION = 1 << 7, /* hidden function of a comprehension: its one argument is iterated */
  CODE_WIRE_FLAGS = 15
};

/* Labels (layout.def): the first ones before the pool's file name are the module's body's, then others'. */
enum { LABEL_NONE = -1 /* where the file's name is */, LABEL_BODY = -2, LABELS_MOST = 0x7fff };
/* Labels that a function may have in a byte. */
enum { LABEL_BYTE_LEAST = -128, LABEL_BYTE_MOST = 127 };

/* From `offset` on (until the next row) the code belongs to `line`. */
struct code_line {
  uint32_t offset, line;
};

/* The line of an offset of frozen code, in most images (the others': runtime/core/packed_lines.h). The table's entries are
 *
 *   0LLBBBBB             B bytes of code, then the line grows by L
 *   1LLLBBBB LLLLLLLL    the same, L with 11 bits, two's complement: loops go back to their head
 *   00000000             the end
 *
 * Objects have it backwards: what is read first is before `end`, where the code_meta begins. */
static inline uint32_t code_line_in_bytes(const uint8_t *end, uint32_t first_line, uint32_t offset) {
  uint32_t line = first_line;
  while (*--end) {
    uint32_t c = *end, bytes = c & 0x1f, lines = c >> 5;
    if (c & 0x80) {
      bytes = c & 0xf;
      lines = (c << 4 & 0x700) | *--end;
      if (lines & 0x400) lines -= 0x800;
    }
    if (offset < bytes) break;
    offset -= bytes;
    line += lines;
  }
  return line;
}

#endif
