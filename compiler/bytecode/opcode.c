/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/opcode.h"

#include <stddef.h>

/* Wire operands of EXT opcodes: what their frozen kind is made from. */
enum {
  WIRE_OF_NONE = OPERAND_NONE,
  WIRE_OF_VUINT = OPERAND_VUINT,
  WIRE_OF_NAME = OPERAND_QSTR,
  WIRE_OF_NAMEFWD = OPERAND_GONE,
  WIRE_OF_SLOT = OPERAND_GONE,
  WIRE_OF_FWD = OPERAND_FWD,
};

#define FLAG_0 0
#define FLAG_J OPCODE_JUMPS
#define FLAG_T OPCODE_ENDS
#define FLAG_JT (OPCODE_JUMPS | OPCODE_ENDS)
#define FLAG_JH (OPCODE_JUMPS | OPCODE_HANDLER)
#define IS_EXT(kind) (OPERAND_##kind == OPERAND_EXT)

#define OPERAND_0 OPERAND_NONE

/* A row's frozen kind is only looked up in WIRE_OF_* for EXT opcodes; the others need the names too. */
enum {
  WIRE_OF_CONST = OPERAND_NONE,
  WIRE_OF_CONSTB = OPERAND_NONE,
  WIRE_OF_NAMEHINT = OPERAND_NONE,
  WIRE_OF_LOCAL = OPERAND_NONE,
  WIRE_OF_SINT = OPERAND_NONE,
  WIRE_OF_REL = OPERAND_NONE,
  WIRE_OF_RELB = OPERAND_NONE,
  WIRE_OF_GONE = OPERAND_GONE,
};

const struct opcode_info opcode_table[256] = {
#define OP(name, code, wire_kind, frozen_kind, pop, push, jump, flag, behind, starts, text)                        \
  [code] = {#name, text, code, IS_EXT(wire_kind) ? (uint8_t)WIRE_OF_##frozen_kind : OPERAND_##wire_kind,    \
            OPERAND_##frozen_kind, FLAG_##flag | (IS_EXT(wire_kind) ? OPCODE_EXT : 0)},
#define OPRANGE(name, from, count, pop, push, behind, starts, text)                                                \
  [from ... from + count - 1] = {#name, text, from, OPERAND_IMPLICIT, OPERAND_IMPLICIT, 0},
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};

/* How an instruction is read: most are one byte, or two with a number below 128. */
enum { FORM_REST, FORM_BARE, FORM_NUMBER, FORM_IMPLICIT };
#define FORM_OF(wire)                                                                                       \
  ((wire) == OPERAND_NONE ? FORM_BARE                                                                       \
   : (wire) == OPERAND_QSTR || (wire) == OPERAND_VUINT || (wire) == OPERAND_OBJ || (wire) == OPERAND_CHILD || \
       (wire) == OPERAND_LOCAL ? FORM_NUMBER                                                                \
                               : FORM_REST)

static const uint8_t forms[256] = {
#define OP(name, code, wire_kind, frozen_kind, pop, push, jump, flag, behind, starts, text)                        \
  [code] = FORM_OF(IS_EXT(wire_kind) ? (int)WIRE_OF_##frozen_kind : (int)OPERAND_##wire_kind),
#define OPRANGE(name, from, count, pop, push, behind, starts, text) [from ... from + count - 1] = FORM_IMPLICIT,
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};

struct opcode_effect opcode_effect(uint8_t op, uint32_t operand, uint32_t extra) {
  int n = (int)operand, b = (int)extra;
  (void)n;
  (void)b;
#define NPOS(n) ((n) & 0xff)
#define NKW(n) ((n) >> 8)
  switch (opcode_table[op].first) {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis)                             \
  case code: return (struct opcode_effect){pop, push, jump};
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis)                                           \
  case first: return (struct opcode_effect){pop, push, 0};
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
  }
  return (struct opcode_effect){0, 0, 0};
}

const char *opcode_binary_name(uint32_t n) {
  static const char *const names[35] = {
      "<",  ">",  "==", "<=", ">=", "!=",  "in",  "is", "exception match", "|=", "^=", "&=",
      "<<=", ">>=", "+=", "-=", "*=", "@=", "//=", "/=", "%=",              "**=", "|", "^",
      "&",  "<<", ">>", "+",  "-",  "*",   "@",   "//", "/",               "%",  "**"};
  return n < 35 ? names[n] : "?";
}

const char *opcode_unary_name(uint32_t n) {
  static const char *const names[4] = {"+", "-", "~", "not"};
  return n < 4 ? names[n] : "?";
}

/* Most significant group first; at most 28 bits. */
static const char *decode_vuint(const uint8_t *bytes, uint32_t size, uint32_t *at, int32_t *out) {
  uint32_t v = 0;
  for (int i = 0; i < 4; i++) {
    if (*at >= size) return "operand cut off";
    uint8_t byte = bytes[(*at)++];
    v = v << 7 | (byte & 0x7f);
    if (!(byte & 0x80)) {
      *out = (int32_t)v;
      return NULL;
    }
  }
  return "operand too large";
}

/* A signed number; bit 6 of the first byte is the sign. At most 32 bits. */
static const char *decode_sint(const uint8_t *bytes, uint32_t size, uint32_t *at, int32_t *out) {
  if (*at >= size) return "operand cut off";
  int64_t v = bytes[*at] & 0x40 ? -1 : 0;
  for (int i = 0; i < 5; i++) {
    if (*at >= size) return "operand cut off";
    uint8_t byte = bytes[(*at)++];
    v = v * 128 + (byte & 0x7f);
    if (!(byte & 0x80)) {
      if (v < INT32_MIN || v > INT32_MAX) return "operand too large";
      *out = (int32_t)v;
      return NULL;
    }
  }
  return "operand too large";
}

/* One or two bytes; those of signed offsets are biased. The result is relative to what follows. */
static const char *decode_offset(const uint8_t *bytes, uint32_t size, uint32_t *at, bool is_signed,
                                 int32_t *out) {
  if (*at >= size) return "operand cut off";
  uint8_t low = bytes[(*at)++];
  if (!(low & 0x80)) {
    *out = is_signed ? low - 0x40 : low;
    return NULL;
  }
  if (*at >= size) return "operand cut off";
  int32_t v = (low & 0x7f) | bytes[(*at)++] << 7;
  *out = is_signed ? v - 0x4000 : v;
  return NULL;
}

/* Operands of more than a byte, jumps, and what is wrong. */
static __attribute__((noinline)) const char *decode_rest(const uint8_t *bytes, uint32_t size, uint32_t at, struct instruction *out) {
  const struct opcode_info *info = &opcode_table[out->op];
  uint32_t start = at++;
  uint8_t wire = info->wire;
  const char *fault;
  if (!info->name) return "unknown opcode";
  switch (wire) {
  case OPERAND_GONE: return "unknown opcode";
  case OPERAND_SINT: fault = decode_sint(bytes, size, &at, &out->n); break;
  case OPERAND_FWD:
  case OPERAND_REL:
  case OPERAND_RELB:
    fault = decode_offset(bytes, size, &at, wire != OPERAND_FWD, &out->n);
    if (!fault) out->n += (int32_t)at;
    break;
  default: fault = decode_vuint(bytes, size, &at, &out->n); break;
  }
  if (!fault && (wire == OPERAND_CHILDB || wire == OPERAND_RELB)) {
    if (at >= size) return "operand cut off";
    out->b = bytes[at++];
  }
  out->size = at - start;
  return fault;
}

const char *instruction_decode(const uint8_t *bytes, uint32_t size, uint32_t at,
                               struct instruction *out) {
  if (at >= size) return "past the end of the code";
  uint8_t op = bytes[at], form = forms[op];
  out->op = op;
  out->b = 0;
  out->n = 0;
  out->size = 1;
  if (form == FORM_BARE) return NULL;
  if (form == FORM_IMPLICIT) {
    out->n = op - opcode_table[op].first;
    return NULL;
  }
  if (form != FORM_NUMBER || at + 1 >= size || bytes[at + 1] >= 0x80) return decode_rest(bytes, size, at, out);
  out->n = bytes[at + 1];
  out->size = 2;
  return NULL;
}
