/* SPDX-License-Identifier: MIT */
/* What dense.def is written in. */
#ifndef FIRN_ABI_DENSE_H
#define FIRN_ABI_DENSE_H

/* The small ints that are an opcode of their own where code may be dense. */
enum { DENSE_INTS_FIRST = -1, DENSE_INTS_LAST = 16 };

/* Operands of parts that are no number; dense.def tells what they are. */
enum dense_operand {
  BYTE = -1, HINTED = -2, UNHINTED = -3, METHOD = -4, AHEAD = -5, BACK = -6, NEAR = -7, NAME_AHEAD = -8, OWN_NAME = -9, LEAVES = -10
};

/* How many parts a row may have. */
enum { DENSE_PARTS = 3 };

#endif
