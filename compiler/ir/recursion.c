/* SPDX-License-Identifier: MIT */
/* Direct calls bypass the runtime, which checks the stack at each call it makes. So every cycle of direct calls gets a check
 * of its own: before a call whose callee can come back to the caller. It stands at the call, not at the function's
 * start, so the end of a recursion costs nothing. */
#include "compiler/ir/pass.h"

struct search {
  const struct ir_function *wanted;
  uint32_t round;
};

/* Does `from` reach the wanted function by direct calls? Each function is looked at once a round. */
static bool reaches(const struct search *s, struct ir_function *from) {
  if (from == s->wanted) return true;
  if (from->visited == s->round) return false;
  from->visited = s->round;
  for (uint32_t b = 0; b < from->n_blocks; b++)
    for (uint32_t i = from->blocks[b].first; i != IR_NONE; i = from->insts[i].next)
      if (from->insts[i].op == IR_call_direct && reaches(s, from->insts[i].imm.function)) return true;
  return false;
}

static void insert_check(struct ir_function *f, uint32_t block, uint32_t before, uint32_t i) {
  uint32_t last = f->blocks[block].last;
  uint32_t check = ir_append(f, block, IR_stack_check, REP_NONE, NULL, 0); /* now last: move it in front of i */
  f->insts[last].next = IR_NONE;
  f->blocks[block].last = last;
  f->insts[check].line = f->insts[i].line;
  f->insts[check].column = f->insts[i].column;
  f->insts[check].handler = f->insts[i].handler;
  f->insts[check].next = i;
  if (before == IR_NONE) {
    f->blocks[block].first = check;
  } else {
    f->insts[before].next = check;
  }
}

static void check_block(struct ir_function *f, uint32_t block, uint32_t *round) {
  uint32_t before = IR_NONE;
  for (uint32_t i = f->blocks[block].first; i != IR_NONE; before = i, i = f->insts[i].next) {
    if (f->insts[i].op != IR_call_direct) continue;
    struct search s = {f, ++*round};
    if (!reaches(&s, f->insts[i].imm.function)) continue;
    insert_check(f, block, before, i);
    f->is_recursive = true;
    return; /* one check covers the rest of the block */
  }
}

void ir_pass_recursion(struct ir_module *m) {
  uint32_t round = 0;
  for (uint32_t k = 0; k < m->n_functions; k++)
    for (uint32_t b = 0; b < m->functions[k]->n_blocks; b++) check_block(m->functions[k], b, &round);
}
