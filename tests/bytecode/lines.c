/* SPDX-License-Identifier: MIT */
/* Line tables: what is read of each offset is the row that it is in, whatever the rows are. */
#include "compiler/bytecode/lines.h"
#include "runtime/abi/code.h"
#include "tests/unit/check.h"

#include <stdlib.h>

enum { ROWS = 40, TABLES = 4000 };

static uint32_t seed = 11;

static uint32_t next_random(uint32_t below) {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

/* Mostly near, as code is, sometimes far. */
static uint32_t distance(void) { return next_random(9) ? next_random(12) : next_random(3000); }

static uint32_t make_rows(struct code_line *rows, uint32_t first) {
  uint32_t n = next_random(ROWS), offset = next_random(3) ? 0 : distance(), line = first;
  for (uint32_t i = 0; i < n; i++) {
    line = next_random(4) ? line + distance() : line > 900 ? line - next_random(900) : line;
    rows[i] = (struct code_line){offset, line};
    offset += next_random(20) ? 1 + distance() : 0; /* two rows of one offset: the second counts */
  }
  return n;
}

static uint32_t line_of(const struct code_line *rows, uint32_t n, uint32_t first, uint32_t offset) {
  uint32_t line = first;
  for (uint32_t i = 0; i < n && rows[i].offset <= offset; i++) line = rows[i].line;
  return line;
}

static void check_table(struct Arena *arena) {
  struct code_line rows[ROWS];
  uint32_t first = 1 + next_random(5000), n = make_rows(rows, first), size;
  const uint8_t *bytes = lines_encode(arena, rows, n, first, true, &size);
  CHECK(size < lines_room(rows, n, first));
  uint8_t *backward = malloc(size + 1), *end = backward + size + 1;
  for (uint32_t i = 0; i <= size; i++) end[-1 - (int)i] = bytes[i];
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t at = rows[i].offset; at < rows[i].offset + 40; at += 1 + at % 7)
      CHECK(code_line_in_bytes(end, first, at) == line_of(rows, n, first, at));
  }
  CHECK(code_line_in_bytes(end, first, 0) == line_of(rows, n, first, 0));
  free(backward);
}

static void *get(void *ctx, size_t size) {
  (void)ctx;
  return malloc(size);
}

static void put(void *ctx, void *block, size_t size) {
  (void)ctx, (void)size;
  free(block);
}

int main(void) {
  const ArenaSource source = {get, put, NULL, 1 << 16};
  struct Arena arena;
  arena_init(&arena, &source);
  for (int i = 0; i < TABLES && !check_failures(); i++) check_table(&arena);
  arena_free(&arena);
  return check_failures();
}
