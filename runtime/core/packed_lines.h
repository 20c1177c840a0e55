/* SPDX-License-Identifier: MIT */
/* Line tables in images to which code may come at run time, or whose code is dense and has many lines. (The others': abi/code.h.)
 *
 * At each instruction a line begins or none does, and after which opcode it is and which one it has tell a lot about that: lines begin
 * after stores, jumps and returns, hardly ever with a store, the next line more often than not. So a table is the decisions of a walk
 * through the code, from its first instruction to its last, each written by a range coder (Martin, "Range encoding", 1979) in as many
 * bits as it is surprising: 0.1 for what happens fifteen times of sixteen by the class of the opcode before (abi/lines.def).
 *
 *   begins?    is this instruction on another line than the one before it, by begins of the class
 *   next?      on the line after that, by next
 *   back?      on one before it, by back
 *   number     how far, -1 - number or 2 + number: n times yes, no, and k + n bits, to which ((1 << n) - 1) << k is added, k being 0
 *              for lines before and 1 for those after; all of it by 128
 *
 * The first decision, of class FIRST, is the same from the function's first line, lines 65,536 of a file apart being the same line.
 *
 * A decision by c splits the range of numbers that is left: the lower range / 256 * c of it mean yes. The number is read from the
 * table's end backwards, highest byte first, three bytes to begin with and another one whenever the range is below 1 << 24. The table
 * ends where the code_meta begins, and before it is the code: what is read beyond the table are the code's last bytes. They are as good
 * as any others, so a table is as short as it can be if these are its beginning. Many have no byte at all. */
#ifndef FIRN_CORE_PACKED_LINES_H
#define FIRN_CORE_PACKED_LINES_H

#include "runtime/abi/code.h"

struct packed_lines {
  const uint8_t *code; /* what stands before the table */
  uint32_t size;
  const struct code_line *rows; /* by offset; of several of one offset the last one counts */
  uint32_t n;
  uint32_t first_line; /* of the function; rows from another offset than 0 on: instructions before are on this line */
};

/* Bytes that packed_lines_write needs, at most. */
uint32_t packed_lines_room(const struct packed_lines *lines);

/* Writes the table; returns its size, which is odd if the code's is. */
uint32_t packed_lines_write(const struct packed_lines *lines, uint8_t *room);

/* The line of an offset of the code, whose table ends before `end`. */
uint32_t packed_lines_at(const uint8_t *code, const uint8_t *end, uint32_t first_line, uint32_t offset);

#endif
