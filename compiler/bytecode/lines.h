/* SPDX-License-Identifier: MIT */
/* Line tables as bytes (runtime/abi/code.h tells the format). */
#ifndef FIRN_BYTECODE_LINES_H
#define FIRN_BYTECODE_LINES_H

#include "compiler/bytecode/code.h"

/* Rows -> bytes, counting from line `first`. Lines that go back are written only if `backward`: stock's
   readers cannot, so a .mpy file leaves them with the line before. */
const uint8_t *lines_encode(struct Arena *arena, const struct code_line *rows, uint32_t n,
                            uint32_t first, bool backward, uint32_t *size);

/* Bytes that lines_encode needs, with the end, at most. */
size_t lines_room(const struct code_line *rows, uint32_t n, uint32_t first);

/* Bytes -> rows, counting from `first`. */
struct code_line *lines_decode(struct Arena *arena, const uint8_t *bytes, uint32_t size,
                               uint32_t first, uint32_t *n);

/* The line of an offset: that of the last row at or before it, or 0. */
uint32_t lines_find(const struct code_line *rows, uint32_t n, uint32_t offset);

#endif
