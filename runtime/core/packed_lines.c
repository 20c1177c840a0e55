/* SPDX-License-Identifier: MIT */
#include "runtime/core/packed_lines.h"

#include "runtime/abi/dense.h"
#include "runtime/abi/operator.h"
#include "runtime/core/frame.h"

enum lines_class {
#define LINES(name, others, starts, synopsis) LINES_##name,
#include "runtime/abi/lines.def"
};

static const struct chances { uint8_t begins, next, back; } classes[][2] = {
#define LINES(name, others, starts, synopsis) {{others}, {starts}},
#define CHANCES(begins, next, back) begins, next, back
#include "runtime/abi/lines.def"
#undef CHANCES
};

/* Of each opcode: bytes that it has with operands of a fixed size; is there an index, of one byte or two, before these; do lines start
   with it; the class of what is behind it. */
enum { BYTES = 7, INDEX = 8, STARTS = 16, CLASS = 32 };
enum {
  SIZE_NONE = 1, SIZE_GONE = 1, SIZE_FWD = 3, SIZE_REL = 3, SIZE_RELB = 4, SIZE_SINT = 0 /* as long as its bytes go on */,
  SIZE_CONST = 1 | INDEX, SIZE_NAME = 1 | INDEX, SIZE_SLOT = 1 | INDEX, SIZE_LOCAL = 1 | INDEX, SIZE_VUINT = 1 | INDEX,
  SIZE_NAMEHINT = 2 | INDEX, SIZE_CONSTB = 2 | INDEX, SIZE_NAMEFWD = 3 | INDEX
};
#define PART_BYTES(n) ((n) >= 0 || (n) == OWN_NAME || (n) == LEAVES ? 0 : (n) == HINTED || (n) == NAME_AHEAD ? 2 : 1)

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init" /* small ints, of which these images have fewer; dense code is in their place */
static const uint8_t opcodes[256] = {
#define ROW(size, behind, starts) (size) | (starts) * STARTS | LINES_##behind * CLASS
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) [code] = ROW(SIZE_##frozen, behind, starts),
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) [first ... first + count - 1] = ROW(SIZE_NONE, behind, starts),
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
#define DENSE(name, code, parts, behind, starts, synopsis) [code] = ROW(1 parts, behind, starts),
#define PART(op, operand) + PART_BYTES((int)operand)
#include "runtime/abi/dense.def"
#undef DENSE
#undef PART
#undef ROW
};
#pragma GCC diagnostic pop

/* Of an instruction after one of this class. */
static const struct chances *chances_at(unsigned class, const uint8_t *ip) { return &classes[class][opcodes[*ip] / STARTS % 2]; }

static const uint8_t *next_instruction(const uint8_t *ip) {
  unsigned row = opcodes[*ip], bytes = row & BYTES;
  if (row & INDEX) return ip + bytes + 1 + (ip[1] >> 7);
  if (bytes) return ip + bytes;
  while (*++ip & 0x80) {
  }
  return ip + 1;
}

enum { EVEN = 128, LEAST_RANGE = 1 << 24 };

/* ---- reading ---- */

struct reader {
  const uint8_t *end; /* of what was not read */
  uint32_t range, number;
};

static bool take(struct reader *r, uint32_t chance) {
  for (; r->range < LEAST_RANGE; r->range <<= 8) r->number = r->number << 8 | *--r->end;
  uint32_t split = (r->range >> 8) * chance;
  if (r->number < split) {
    r->range = split;
    return true;
  }
  r->number -= split;
  r->range -= split;
  return false;
}

static uint32_t take_number(struct reader *r, unsigned k) {
  uint32_t number = 0;
  while (take(r, EVEN)) number += 1u << k++;
  while (k--) number += (uint32_t)take(r, EVEN) << k;
  return number;
}

static uint32_t take_step(struct reader *r, const struct chances *c) {
  if (!take(r, c->begins)) return 0;
  if (take(r, c->next)) return 1;
  if (take(r, c->back)) return ~take_number(r, 0);
  return take_number(r, 1) + 2;
}

uint32_t packed_lines_at(const uint8_t *code, const uint8_t *end, uint32_t first_line, uint32_t offset) {
  struct reader r = {end, 1, 0};
  const uint8_t *ip = code;
  unsigned class = LINES_FIRST;
  do {
    first_line += take_step(&r, chances_at(class, ip));
    class = opcodes[*ip] / CLASS;
    ip = next_instruction(ip);
  } while (ip <= code + offset);
  return first_line;
}

unsigned frame_line_packed(const struct code_obj *code, unsigned offset) {
  return packed_lines_at(code_bytes(code), (const uint8_t *)code_meta(code), code_first_line(code), offset);
}

/* ---- writing ---- */

/* Numbers that mean what was written are those from `low` on, `range` of them; out: low's bytes above the last four, as far as they are
   known, n of them, of which the first is 0 and no part of the table. Without `out` they are only counted. */
struct writer_state {
  uint8_t *out;
  uint32_t n, low, range;
};

static void shift(struct writer_state *w) {
  if (w->out) w->out[w->n] = (uint8_t)(w->low >> 24);
  w->n++;
  w->low <<= 8;
}

static void put(struct writer_state *w, bool yes, uint32_t chance) {
  for (; w->range < LEAST_RANGE; w->range <<= 8) shift(w);
  uint32_t split = (w->range >> 8) * chance, low = w->low;
  w->range = yes ? split : w->range - split;
  if (yes) return;
  w->low += split;
  if (w->low >= low || !w->out) return;
  for (uint8_t *p = w->out + w->n; !++*--p;) {
  }
}

static void put_number(struct writer_state *w, uint32_t number, unsigned k) {
  for (; number >= 1u << k; k++) {
    number -= 1u << k;
    put(w, true, EVEN);
  }
  put(w, false, EVEN);
  while (k--) put(w, number >> k & 1, EVEN);
}

static void put_step(struct writer_state *w, const struct chances *c, uint32_t step) {
  bool back = (int32_t)step < 0;
  put(w, step != 0, c->begins);
  if (step) put(w, step == 1, c->next);
  if (step <= 1) return;
  put(w, back, c->back);
  put_number(w, back ? ~step : step - 2, !back);
}

static void put_rows(struct writer_state *w, const struct packed_lines *lines) {
  uint32_t line = lines->first_line & 0xffff, now = lines->first_line, row = 0;
  unsigned class = LINES_FIRST;
  for (const uint8_t *ip = lines->code; ip < lines->code + lines->size; ip = next_instruction(ip)) {
    for (; row < lines->n && lines->rows[row].offset <= (uint32_t)(ip - lines->code); row++) now = lines->rows[row].line;
    put_step(w, chances_at(class, ip), now - line);
    line = now;
    class = opcodes[*ip] / CLASS;
  }
}

uint32_t packed_lines_room(const struct packed_lines *lines) {
  struct writer_state w = {.range = LEAST_RANGE};
  put_rows(&w, lines);
  return w.n + 5;
}

/* Is the number that begins with `size` bytes of low, plus `more`, and goes on with the end of the code one that means the rows? */
static bool fits(const struct writer_state *w, const struct packed_lines *lines, uint32_t size, unsigned more) {
  int64_t least = more, most = more; /* above low */
  for (uint32_t i = size; i + 1 < w->n; i++) {
    uint32_t back = i - size, low = w->out[i + 1];
    bool is_code = back < lines->size;
    least = least * 256 + (is_code ? lines->code[lines->size - 1 - back] : 0) - low;
    most = most * 256 + (is_code ? lines->code[lines->size - 1 - back] : 0xff) - low;
    if (least < 0 || most > UINT32_MAX) return false; /* for good */
  }
  return most < w->range;
}

static void add_one(uint8_t *p) {
  while (!++*p) p--;
}

uint32_t packed_lines_write(const struct packed_lines *lines, uint8_t *room) {
  struct writer_state w = {.out = room, .range = LEAST_RANGE};
  uint32_t size = lines->size & 1;
  put_rows(&w, lines);
  for (int i = 0; i < 4; i++) shift(&w);
  room[w.n] = 0; /* a byte more, perhaps */
  bool more = false;
  while (!fits(&w, lines, size, more)) {
    more = !more && size;
    if (!more) size += 2;
  }
  if (more) add_one(room + size);
  for (uint32_t i = 0; i < size / 2; i++) { /* backwards */
    uint8_t byte = room[1 + i];
    room[1 + i] = room[size - i];
    room[size - i] = byte;
  }
  for (uint32_t i = 0; i < size; i++) room[i] = room[i + 1];
  return size;
}
