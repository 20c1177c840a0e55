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
enum { LABEL_NONE = 0xffff /* where the file's name is */, LABEL_BODY = 0xfffe, LABELS_MOST = 0x7fff };
enum { META_RARE = 0x8000 };

/* The line of an offset of frozen code, in most images. The table's entries are
 *
 *   0LLBBBBB             B bytes of code, then the line grows by L
 *   1LLLBBBB LLLLLLLL    the same, L with 11 bits, two's complement: loops go back to their head
 *   00000000             the end
 */
static inline uint32_t code_line_in_bytes(const uint8_t *table, uint32_t first_line, uint32_t offset) {
  uint32_t line = first_line;
  while (*table) {
    uint32_t c = *table++, bytes = c & 0x1f, lines = c >> 5;
    if (c & 0x80) {
      bytes = c & 0xf;
      lines = (c << 4 & 0x700) | *table++;
      if (lines & 0x400) lines -= 0x800;
    }
    if (offset < bytes) break;
    offset -= bytes;
    line += lines;
  }
  return line;
}

/* Packed, where code is dense or may come at run time: a table of bits, the lowest one of a byte first, which is numbers behind each
 * other. A number with k bits is n ones, a zero, and k + n bits, to which ((1 << n) - 1) << k is added. A step s, a number with 0
 * bits, is -(s >> 2) where s & 3 is 3, else 1 + 3 * (s >> 2) + (s & 3).
 *
 *   step                 from the line before the function's first one to that of its first instruction
 *   number with 2 bits   bytes of code, after which there is another line; 0: the end
 *   step                 to that line; and so on
 *
 * A table without any line but the first is a byte 0, and no other one begins with that. */
struct code_rows {
  const uint8_t *table;
  uint32_t bit, offset, line; /* what is read next; the row: from this offset on it is this line */
};

static inline bool code_bit(struct code_rows *rows) {
  uint32_t bit = rows->bit++;
  return rows->table[bit >> 3] >> (bit & 7) & 1;
}

static inline uint32_t code_number(struct code_rows *rows, unsigned k) {
  uint32_t number = 0, unit = 1;
  while (code_bit(rows)) number += 1u << k++;
  for (; k--; unit <<= 1) number += code_bit(rows) ? unit : 0;
  return number;
}

static inline void code_step(struct code_rows *rows) {
  uint32_t s = code_number(rows, 0), far = s >> 2;
  rows->line += (s & 3) == 3 ? -far : s - far + 1;
}

/* The row of the first instruction. */
static inline struct code_rows code_rows_begin(const uint8_t *table, uint32_t first_line) {
  struct code_rows rows = {table, 0, 0, first_line - 1};
  code_step(&rows);
  return rows;
}
/* The next one; false at the end. */
static inline bool code_rows_next(struct code_rows *rows) {
  uint32_t bytes = code_number(rows, 2);
  if (!bytes) return false;
  rows->offset += bytes;
  code_step(rows);
  return true;
}

static inline uint32_t code_line_at(const uint8_t *table, uint32_t first_line, uint32_t offset) {
  struct code_rows rows = {table, 0, 0, first_line - 1};
  for (;;) {
    code_step(&rows);
    uint32_t bytes = code_number(&rows, 2);
    if (!bytes || bytes > offset) return rows.line;
    offset -= bytes;
  }
}

#endif
