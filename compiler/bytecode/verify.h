/* SPDX-License-Identifier: MIT */
/* Is wire code sound? What passes can be run without checks: every operand is in range, every jump
 * lands on an instruction, the operand stack never under- or overflows and has one depth at each
 * instruction, handlers nest, control never falls off the end. */
#ifndef FIRN_BYTECODE_VERIFY_H
#define FIRN_BYTECODE_VERIFY_H

#include "compiler/bytecode/code.h"

struct verify_error {
  const struct code_unit *unit;
  uint32_t offset; /* in its bytes */
  char text[120];
};

/* Checks all units of the module. `scratch` is used and left larger. False and *error at the first
   fault. */
bool verify_module(const struct code_module *module, struct Arena *scratch,
                   struct verify_error *error);

#endif
