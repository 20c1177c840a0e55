/* SPDX-License-Identifier: MIT */
/* Is wire code sound? What passes can be run without checks: every operand is in range, every jump
 * lands on an instruction, the operand stack never under- or overflows and has one depth at each
 * instruction, what lies on it is what the VM's special words must be (iterators of `for`, exits of
 * `with`, cells, the reason a finally body runs for), handlers nest and are laid out behind what
 * they guard, control never falls off the end. */
#ifndef FIRN_BYTECODE_VERIFY_H
#define FIRN_BYTECODE_VERIFY_H

#include "compiler/bytecode/code.h"

struct verify_error {
  const struct code_unit *unit;
  uint32_t offset; /* in its bytes */
  char text[120];
};

/* Checks all units of the module and sets their n_locals, n_state and n_handlers to what the code
   needs. False and *error at the first fault. Time and memory are
   bounded by a multiple of the code's size. */
bool verify_module(struct code_module *module, struct verify_error *error);

#endif
