/* SPDX-License-Identifier: MIT */
#include "freeze/scan.h"

#include <string.h>

#include "runtime/abi/operator.h"

/* Kinds of operand, as opcode.def names them in both columns. */
enum operand {
  KIND_NONE, KIND_QSTR, KIND_VUINT, KIND_SINT, KIND_OBJ, KIND_CHILD, KIND_LOCAL, KIND_FWD, KIND_REL,
  KIND_RELB, KIND_CHILDB, KIND_EXT, KIND_CONST, KIND_NAME, KIND_NAMEHINT, KIND_NAMEFWD, KIND_SLOT,
  KIND_CONSTB, KIND_GONE
};

static const struct row { const char *name; uint8_t wire, frozen, count; } rows[256] = {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) \
  [code] = {#name, KIND_##wire, KIND_##frozen, 1},
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) [first] = {#name, KIND_NONE, KIND_NONE, count},
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};

static const struct { const char *name; uint8_t code; } operators[] = {
#define ROW(name) {#name, SCAN_OP_BINARY_OP_MULTI + name}
    ROW(BINARY_LT), ROW(BINARY_GT), ROW(BINARY_EQ), ROW(BINARY_LE), ROW(BINARY_GE), ROW(BINARY_NE),
    ROW(BINARY_IN), ROW(BINARY_IS), ROW(BINARY_EXC_MATCH), ROW(INPLACE_OR), ROW(INPLACE_XOR),
    ROW(INPLACE_AND), ROW(INPLACE_LSHIFT), ROW(INPLACE_RSHIFT), ROW(INPLACE_ADD), ROW(INPLACE_SUB),
    ROW(INPLACE_MUL), ROW(INPLACE_MATMUL), ROW(INPLACE_FLOORDIV), ROW(INPLACE_TRUEDIV),
    ROW(INPLACE_MOD), ROW(INPLACE_POW), ROW(BINARY_OR), ROW(BINARY_XOR), ROW(BINARY_AND),
    ROW(BINARY_LSHIFT), ROW(BINARY_RSHIFT), ROW(BINARY_ADD), ROW(BINARY_SUB), ROW(BINARY_MUL),
    ROW(BINARY_MATMUL), ROW(BINARY_FLOORDIV), ROW(BINARY_TRUEDIV), ROW(BINARY_MOD), ROW(BINARY_POW),
#undef ROW
};

bool scan_codes(const char *name, unsigned *first, unsigned *count) {
  for (unsigned i = 0; i < 256; i++)
    if (rows[i].name && !strcmp(rows[i].name, name)) return *first = i, *count = rows[i].count, true;
  for (unsigned i = 0; i < sizeof operators / sizeof operators[0]; i++)
    if (!strcmp(operators[i].name, name)) return *first = operators[i].code, *count = 1, true;
  return false;
}

static uint8_t take(struct scan *s) { return s->next < s->size ? s->bytes[s->next++] : 0; }

/* Big-endian groups of 7 bits. */
static int64_t take_vuint(struct scan *s, bool is_signed) {
  uint64_t value = is_signed && s->next < s->size && s->bytes[s->next] & 0x40 ? ~(uint64_t)0 : 0;
  uint8_t byte;
  do value = value << 7 | ((byte = take(s)) & 0x7f);
  while (byte & 0x80 && s->next < s->size);
  return (int64_t)value;
}

/* An index: in frozen code one byte below 0x80, else two. */
static int64_t take_index(struct scan *s) {
  if (s->form == SCAN_WIRE) return take_vuint(s, false);
  uint8_t byte = take(s);
  return byte < 0x80 ? byte : (byte & 0x7f) << 8 | take(s);
}

static int64_t take_offset(struct scan *s, bool is_signed) {
  uint8_t low = take(s);
  if (s->form == SCAN_FROZEN) {
    unsigned both = low | take(s) << 8;
    return is_signed ? (int16_t)both : (int64_t)both;
  }
  if (low < 0x80) return is_signed ? low - 0x40 : low;
  int64_t both = (low & 0x7f) | take(s) << 7;
  return is_signed ? both - 0x4000 : both;
}

/* The opcode's row; those of ranges that begin below it too. */
static const struct row *row_of(uint8_t op) {
  unsigned first = op;
  while (first && !rows[first].name) first--;
  return rows[first].name ? &rows[first] : &rows[SCAN_OP_POP_TOP];
}

bool scan_next(struct scan *s) {
  if (s->next >= s->size) return false;
  s->offset = s->next;
  s->op = take(s);
  s->n = 0, s->extra = 0, s->is_name = s->is_pool = false;
  const struct row *row = row_of(s->op);
  unsigned kind = s->form == SCAN_WIRE && row->wire != KIND_EXT ? row->wire : row->frozen;
  s->is_pool = kind == KIND_NAME || kind == KIND_NAMEHINT || kind == KIND_NAMEFWD || kind == KIND_CONST || kind == KIND_CONSTB;
  switch (kind) {
  case KIND_QSTR: case KIND_NAME: case KIND_NAMEHINT: case KIND_NAMEFWD: s->is_name = true; /* fall through */
  case KIND_VUINT: case KIND_OBJ: case KIND_CHILD: case KIND_CHILDB: case KIND_LOCAL: case KIND_CONST:
  case KIND_CONSTB: case KIND_SLOT: s->n = take_index(s); break;
  case KIND_SINT: s->n = take_vuint(s, true); break;
  case KIND_FWD: s->n = take_offset(s, false); break;
  case KIND_REL: case KIND_RELB: s->n = take_offset(s, true); break;
  default: if (row->count > 1) s->n = s->op - (row - rows); break;
  }
  if (kind == KIND_NAMEFWD) take_offset(s, false);
  if (kind == KIND_RELB || kind == KIND_CHILDB || kind == KIND_CONSTB || kind == KIND_NAMEHINT) s->extra = take(s);
  return true;
}

bool scan_keywords(const struct scan *scan) {
  switch (scan->op) {
  case SCAN_OP_CALL_FUNCTION:
  case SCAN_OP_CALL_METHOD: return scan->n >> 8 != 0;
  case SCAN_OP_CALL_FUNCTION_VAR_KW:
  case SCAN_OP_CALL_METHOD_VAR_KW: return true;
  default: return false;
  }
}
