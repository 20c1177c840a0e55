/* SPDX-License-Identifier: MIT */
/* opcode.def as tables for the host: numbers, operand kinds, stack effects. */
#ifndef FIRN_BYTECODE_OPCODE_H
#define FIRN_BYTECODE_OPCODE_H

#include <stdbool.h>
#include <stdint.h>

enum opcode {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) OP_##name = code,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) OP_##name = first,
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};

enum operand_kind {
  OPERAND_NONE,
  OPERAND_QSTR,
  OPERAND_VUINT,
  OPERAND_SINT,
  OPERAND_OBJ,
  OPERAND_CHILD,
  OPERAND_CHILDB,
  OPERAND_LOCAL,
  OPERAND_FWD,
  OPERAND_REL,
  OPERAND_RELB,
  OPERAND_EXT,
  OPERAND_CONST,
  OPERAND_CONSTB,
  OPERAND_NAME,
  OPERAND_NAMEHINT,
  OPERAND_NAMEFWD,
  OPERAND_SLOT,
  OPERAND_GONE,
  OPERAND_IMPLICIT /* OPRANGE: the operand is in the opcode */
};

enum opcode_flag {
  OPCODE_JUMPS = 1,
  OPCODE_ENDS = 2,    /* never falls through */
  OPCODE_HANDLER = 4, /* pushes a handler */
  OPCODE_EXT = 8      /* not on the wire */
};

struct opcode_info {
  const char *name; /* NULL: no such opcode */
  const char *synopsis;
  uint8_t first;  /* of an OPRANGE; else the opcode itself */
  uint8_t wire;   /* operand_kind; of EXT opcodes what emit and verify use: QSTR, VUINT, FWD or NONE */
  uint8_t frozen; /* operand_kind */
  uint8_t flags;
};

extern const struct opcode_info opcode_table[256];

struct opcode_effect {
  int pop, push;
  int jump; /* net effect when the jump is taken */
};

/* n: the operand (of an OPRANGE: opcode - first), b: the extra byte. */
struct opcode_effect opcode_effect(uint8_t op, uint32_t n, uint32_t b);

/* "<", "in", "|=", "+" …: what BINARY_OP_MULTI + n or UNARY_OP_MULTI + n does. */
const char *opcode_binary_name(uint32_t n);
const char *opcode_unary_name(uint32_t n);

/* One instruction taken apart. */
struct instruction {
  uint8_t op;
  uint8_t b;
  int32_t n;       /* operand; jumps: the target's offset */
  uint32_t size;   /* bytes */
};

/* Decodes wire code at bytes[at]. NULL, or what is wrong: unknown opcode, operand cut off or too
   large. Jump targets are not checked. */
const char *instruction_decode(const uint8_t *bytes, uint32_t size, uint32_t at,
                               struct instruction *out);

#endif
