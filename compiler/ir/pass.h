/* SPDX-License-Identifier: MIT */
/* The way of a module's native functions, in order (pass.def has a row for each step):
 *
 *   build      syntax tree and scopes -> IR (build*.c): every read of a local is checked, everything may raise
 *   bound      drops checks of locals that are assigned on every path
 *   dead       drops results nobody uses: boxes taken away by a cast, unused loads of locals
 *   recursion  puts a stack check before calls that can come back to the caller
 *   raises     finds the functions that cannot raise: their typed entry has no error result
 *   verify     after each step
 *   lower      IR -> LLVM IR (compiler/llvm/lower*.c), which does SSA, inlining and all machine-near work
 *
 * Adding a pass: a file, and a row in pass.def. `firn build --dump=PASS` prints the IR after a pass, `--stop-after=PASS`
 * ends there. */
#ifndef FIRN_IR_PASS_H
#define FIRN_IR_PASS_H

#include "compiler/ir/ir.h"

#include <stdio.h>

struct ir_pass_options {
  const char *dump;       /* name of the pass after which to print, or NULL */
  const char *stop_after; /* name of the last pass to run, or NULL */
  FILE *to;
};

/* Is `name` a pass ("build" included)? */
bool ir_pass_exists(const char *name);

/* Runs the passes over `m`. False when stop_after ended them early. An internal error names the pass and ends the process. */
bool ir_run_passes(struct ir_module *m, const struct ir_pass_options *options);

#define PASS(name, synopsis) void ir_pass_##name(struct ir_module *m);
#include "compiler/ir/pass.def"
#undef PASS

/* NULL, or what is wrong with `m` (in memory of the module). */
const char *ir_verify(struct ir_module *m);

#endif
