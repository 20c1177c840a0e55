/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SCAN_H
#define FIRN_FREEZE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

/* Reading code one instruction at a time, by the rows of opcode.def. Requires verified code. */

enum scan_form { SCAN_WIRE, SCAN_FROZEN };

struct scan {
  enum scan_form form;
  const uint8_t *bytes;
  uint32_t size;
  uint32_t next; /* offset of the next instruction */
  /* of the present one: */
  uint32_t offset;
  uint8_t op;
  int64_t n;     /* operand; 0 when there is none */
  uint8_t extra; /* the B byte, or the name's hint */
  bool is_pool;  /* n counts entries of the constant pool (frozen code) */
  bool is_name;  /* n counts names (qstrs) or pool entries that are names */
};

static inline struct scan scan_begin(enum scan_form form, const uint8_t *bytes, uint32_t size) {
  return (struct scan){.form = form, .bytes = bytes, .size = size};
}

/* Goes to the next instruction; false at the end. */
bool scan_next(struct scan *scan);

/* Is it a call with keyword arguments, or one that may have some? */
bool scan_keywords(const struct scan *scan);

/* The codes of an opcode, range of opcodes or operator ("BINARY_ADD") of this name; false when there is none. */
bool scan_codes(const char *name, unsigned *first, unsigned *count);

/* Codes of the opcodes that the freezer itself knows. */
enum scan_op {
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) SCAN_OP_##name = code,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) SCAN_OP_##name = first,
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
};

#endif
