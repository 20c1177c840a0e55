/* SPDX-License-Identifier: MIT */
/* Packed line tables of random rows over random code, of all opcodes: what is read of each offset is the row that it is in. */
#include "runtime/core/packed_lines.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/abi/dense.h"
#include "runtime/abi/operator.h"
#include "tests/unit/check.h"

enum { CODES = 6000, INSTRUCTIONS = 120, HEAD = 12, LONGEST = 12, TABLE = 4096 };

/* What follows the opcode, a letter each: `.` any byte, `i` an index, `s` a number of bytes that go on. */
#define WORD_NONE ""
#define WORD_GONE ""
#define WORD_CONST "i"
#define WORD_NAME "i"
#define WORD_SLOT "i"
#define WORD_LOCAL "i"
#define WORD_VUINT "i"
#define WORD_SINT "s"
#define WORD_NAMEHINT "i."
#define WORD_CONSTB "i."
#define WORD_NAMEFWD "i.."
#define WORD_FWD ".."
#define WORD_REL ".."
#define WORD_RELB "..."

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
static const char *const plain[256] = {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) [code] = WORD_##frozen,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) [first ... first + count - 1] = "",
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};
#pragma GCC diagnostic pop

/* Operands of dense code's parts, behind each other; a row without any has one part at least. */
static const int8_t dense[256][DENSE_PARTS + 1] = {
#define DENSE(name, code, parts, behind, starts, synopsis) [code] = {parts},
#define PART(op, operand) (int8_t)(operand) < 0 ? (int8_t)(operand) : 100,
#include "runtime/abi/dense.def"
#undef DENSE
#undef PART
};

static uint32_t seed = 5;

static uint32_t next_random(uint32_t below) {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

static uint8_t *put_random(uint8_t *p) {
  *p++ = (uint8_t)next_random(256);
  return p;
}

static uint8_t *put_word(uint8_t *p, char letter) {
  if (letter == 's')
    while (!next_random(2)) *p++ = (uint8_t)(0x80 | next_random(128));
  if (letter == '.') return put_random(p);
  if (letter == 's' || next_random(2)) return *p++ = (uint8_t)next_random(128), p;
  *p++ = (uint8_t)(0x80 | next_random(128));
  return put_random(p);
}

static uint8_t *put_instruction(uint8_t *p) {
  uint8_t op = (uint8_t)next_random(256);
  while (!plain[op] && !dense[op][0]) op++;
  *p++ = op;
  for (const int8_t *part = dense[op]; *part; part++)
    for (int n = *part == HINTED || *part == NAME_AHEAD ? 2 : *part < 0 && *part != OWN_NAME && *part != LEAVES; n; n--) p = put_random(p);
  for (const char *letter = dense[op][0] ? "" : plain[op]; *letter; letter++) p = put_word(p, *letter);
  return p;
}

/* Most are near, as in code, some far, now and then very far. */
static uint32_t next_line(uint32_t line) {
  uint32_t far = next_random(60) ? next_random(8) : next_random(8) ? next_random(900) : next_random(300000);
  if (next_random(3)) return line + 1;
  return next_random(3) || line <= far ? line + far : line - far;
}

static uint32_t line_of(const struct packed_lines *lines, uint32_t offset) {
  uint32_t line = lines->first_line;
  for (uint32_t i = 0; i < lines->n && lines->rows[i].offset <= offset; i++) line = lines->rows[i].line;
  return line;
}

/* One function; returns the size of its table. */
static uint32_t check_code(uint32_t often) {
  static uint8_t image[HEAD + INSTRUCTIONS * LONGEST + TABLE];
  static struct code_line rows[2 * INSTRUCTIONS];
  uint8_t *code = image + HEAD, *p = code, *room;
  uint32_t first = next_random(20) ? 1 + next_random(3000) : 60000 + next_random(200000), line = first, n = 0;
  for (uint8_t *head = image; head < code;) head = put_random(head);
  for (uint32_t left = 1 + next_random(next_random(4) ? 8 : INSTRUCTIONS); left; left--) {
    while (!next_random(often)) rows[n++] = (struct code_line){(uint32_t)(p - code), line = next_line(line)};
    if (n > INSTRUCTIONS || p > code + (INSTRUCTIONS - 1) * LONGEST) break;
    p = put_instruction(p);
  }
  struct packed_lines lines = {code, (uint32_t)(p - code), rows, n, first};
  uint32_t most = packed_lines_room(&lines), size;
  CHECK(most <= TABLE);
  room = malloc(most);
  size = packed_lines_write(&lines, room);
  CHECK(size <= most && size % 2 == lines.size % 2);
  memcpy(p, room, size);
  free(room);
  for (uint32_t at = 0; at < lines.size; at++) CHECK(packed_lines_at(code, p + size, (uint16_t)first, at) == line_of(&lines, at));
  return size;
}

int main(void) {
  uint32_t none = 0;
  for (int i = 0; i < CODES && !check_failures(); i++) none += !check_code(2 + next_random(12));
  CHECK(none > 0);
  return check_failures();
}
