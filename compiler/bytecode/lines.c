/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/lines.h"

enum { SHORT_BYTES = 0x1f, SHORT_LINES = 3, LONG_BYTES = 0xf, LONG_AHEAD = 0x3ff, LONG_BACK = -0x400,
       UNSIGNED_AHEAD = 0x7ff };

/* One entry; takes from *bytes and *lines what it covers. */
static uint8_t *put_entry(uint8_t *p, uint32_t *bytes, int32_t *lines, bool backward) {
  int32_t most = backward ? LONG_AHEAD : UNSIGNED_AHEAD;
  uint32_t b;
  int32_t l;
  if ((*lines >= 0 && *lines <= 2 * SHORT_LINES) || *bytes > LONG_BYTES) {
    b = *bytes < SHORT_BYTES ? *bytes : SHORT_BYTES;
    l = b < *bytes || *lines < 0 ? 0 : *lines < SHORT_LINES ? *lines : SHORT_LINES;
    *p++ = (uint8_t)(b | (uint32_t)l << 5);
  } else {
    b = *bytes;
    l = *lines > most ? most : *lines < LONG_BACK ? LONG_BACK : *lines;
    *p++ = (uint8_t)(0x80 | b | ((uint32_t)l >> 4 & 0x70));
    *p++ = (uint8_t)l;
  }
  *bytes -= b;
  *lines -= l;
  return p;
}

size_t lines_room(const struct code_line *rows, uint32_t n, uint32_t first) {
  size_t room = 3;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t before = i ? rows[i - 1].line : first;
    uint32_t far = rows[i].line > before ? rows[i].line - before : before - rows[i].line;
    room += (rows[i].offset - (i ? rows[i - 1].offset : 0)) / SHORT_BYTES + far / LONG_AHEAD * 2 + 6;
  }
  return room;
}

const uint8_t *lines_encode(struct Arena *arena, const struct code_line *rows, uint32_t n,
                            uint32_t first, bool backward, uint32_t *size) {
  size_t room = lines_room(rows, n, first);
  uint8_t *out = arena_space(arena, room), *p = out;
  uint32_t line = first, offset = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (rows[i].line == line || (rows[i].line < line && !backward)) continue;
    uint32_t bytes = rows[i].offset - offset;
    int32_t lines = (int32_t)(rows[i].line - line);
    while (bytes || lines) p = put_entry(p, &bytes, &lines, backward);
    line = rows[i].line;
    offset = rows[i].offset;
  }
  *size = (uint32_t)(p - out);
  *p = 0;
  arena_trim(arena, out, room, *size + 1);
  return out;
}

struct code_line *lines_decode(struct Arena *arena, const uint8_t *bytes, uint32_t size,
                               uint32_t first, uint32_t *n) {
  struct code_line *rows = arena_space(arena, ((size_t)size + 1) * sizeof *rows);
  uint32_t count = 0, offset = 0, line = first;
  rows[count++] = (struct code_line){0, line};
  for (uint32_t at = 0; at < size;) {
    uint8_t c = bytes[at++];
    uint32_t b = c & 0x1f, l = c >> 5;
    if (c & 0x80) {
      b = c & 0xf;
      l = ((uint32_t)c << 4 & 0x700) | (at < size ? bytes[at++] : 0);
    }
    offset += b;
    line += l;
    if (rows[count - 1].offset == offset)
      rows[count - 1].line = line;
    else
      rows[count++] = (struct code_line){offset, line};
  }
  *n = count;
  arena_trim(arena, rows, (size + 1) * sizeof *rows, count * sizeof *rows);
  return rows;
}

uint32_t lines_find(const struct code_line *rows, uint32_t n, uint32_t offset) {
  uint32_t line = 0;
  for (uint32_t i = 0; i < n && rows[i].offset <= offset; i++) line = rows[i].line;
  return line;
}
