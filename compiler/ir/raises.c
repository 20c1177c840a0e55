/* SPDX-License-Identifier: MIT */
/* A function with nothing fallible in it, and only calls of such, returns bare. Optimistic: all are taken to be so
 * until an instruction shows otherwise, again until nothing changes. */
#include "compiler/ir/pass.h"

static bool can_raise(const struct ir_function *f, const struct ir_inst *i) {
  if (!(ir_opinfo[i->op].flags & IR_FALL) || i->handler != IR_EXIT) return false;
  if (i->op == IR_call_direct) return i->imm.function->may_raise;
  if (i->op == IR_box) return f->insts[ir_operand(f, i, 0)].rep != REP_BOOL;
  return true;
}

static bool function_raises(const struct ir_function *f) {
  for (uint32_t b = 0; b < f->n_blocks; b++)
    for (uint32_t i = f->blocks[b].first; i != IR_NONE; i = f->insts[i].next)
      if (can_raise(f, &f->insts[i])) return true;
  return false;
}

void ir_pass_raises(struct ir_module *m) {
  bool changed = true;
  for (uint32_t k = 0; k < m->n_functions; k++) m->functions[k]->may_raise = false;
  while (changed) {
    changed = false;
    for (uint32_t k = 0; k < m->n_functions; k++) {
      struct ir_function *f = m->functions[k];
      if (f->may_raise || !function_raises(f)) continue;
      f->may_raise = changed = true;
    }
  }
}
