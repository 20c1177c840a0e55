/* SPDX-License-Identifier: MIT */
/* Results nobody uses. An operand's number is below its user's, so one sweep downwards finds chains too. */
#include "compiler/ir/pass.h"

static bool is_droppable(const struct ir_inst *i) { return (ir_opinfo[i->op].flags & IR_PURE) || i->op == IR_box; }

static void dead_function(struct ir_function *f) {
  uint32_t *uses = ir_alloc(f->module, (f->n_insts + 1) * sizeof *uses);
  for (uint32_t b = 0; b < f->n_blocks; b++)
    for (uint32_t i = f->blocks[b].first; i != IR_NONE; i = f->insts[i].next)
      for (uint32_t k = 0; k < f->insts[i].n_operands; k++) uses[ir_operand(f, &f->insts[i], k)]++;
  for (uint32_t i = f->n_insts; i-- > 0;)
    if (!uses[i] && is_droppable(&f->insts[i]))
      for (uint32_t k = 0; k < f->insts[i].n_operands; k++) uses[ir_operand(f, &f->insts[i], k)]--;
  for (uint32_t b = 0; b < f->n_blocks; b++) {
    uint32_t before = IR_NONE;
    for (uint32_t i = f->blocks[b].first, next; i != IR_NONE; i = next) {
      next = f->insts[i].next;
      if (!uses[i] && is_droppable(&f->insts[i])) {
        ir_unlink(f, b, before, i);
      } else {
        before = i;
      }
    }
  }
}

void ir_pass_dead(struct ir_module *m) {
  for (uint32_t k = 0; k < m->n_functions; k++) dead_function(m->functions[k]);
}
