/* SPDX-License-Identifier: MIT */
/* What every pass may rely on: blocks end once, targets and locals exist, operands come earlier and have the representation
 * that ir.def asks for, a local is read and written in its own. */
#include "compiler/ir/pass.h"

#include <string.h>

static const char *verify_operands(const struct ir_function *f, const struct ir_inst *i, uint32_t n) {
  const char *want = ir_opinfo[i->op].operands;
  bool exact = !strchr(want, '*') && i->op != IR_call_direct;
  if (exact && i->n_operands != strlen(want)) return "wrong number of operands";
  for (uint32_t k = 0; k < i->n_operands; k++) {
    uint32_t x = ir_operand(f, i, k);
    enum ir_rep rep = f->insts[x].rep;
    char letter = *want && *want != '*' ? *want++ : i->op == IR_call_direct ? 'X' : 'V';
    if (x >= f->n_insts || (x >= n && i->op != IR_stack_check)) return "operand after its use";
    if (rep == REP_NONE) return "operand without a result";
    if (letter == 'V' && rep != REP_VALUE) return "operand is not tagged";
    if (letter == 'B' && rep != REP_BOOL) return "operand is not bool";
    if (letter == 'I' && !ir_is_integer(rep)) return "operand is not an integer";
    if (letter == 'P' && !ir_is_pointer(rep)) return "operand is not a pointer";
  }
  return NULL;
}

static const char *verify_immediate(const struct ir_function *f, const struct ir_inst *i) {
  switch (i->op) {
  case IR_branch:
    if (i->imm.target[1] >= f->n_blocks) return "branch to nowhere";
    /* fall through */
  case IR_try_begin:
  case IR_jump: return i->imm.target[0] < f->n_blocks ? NULL : "jump to nowhere";
  case IR_local_get:
    if (i->imm.local >= f->n_locals) return "no such local";
    return f->locals[i->imm.local].rep == i->rep ? NULL : "local read in another representation";
  case IR_local_set:
    if (i->imm.local >= f->n_locals) return "no such local";
    return f->locals[i->imm.local].rep == f->insts[ir_operand(f, i, 0)].rep ? NULL : "local set in another representation";
  case IR_unpack:
  case IR_unpack_star: return i->imm.local + ir_unpacked(i) <= f->n_locals ? NULL : "no such locals";
  case IR_with_enter: return i->imm.local < f->n_locals ? NULL : "no such local";
  case IR_return: return f->insts[ir_operand(f, i, 0)].rep == f->result ? NULL : "result in another representation";
  case IR_int_op:
  case IR_int_divide:
  case IR_int_compare:
    return f->insts[ir_operand(f, i, 0)].rep == f->insts[ir_operand(f, i, 1)].rep ? NULL : "operands differ in representation";
  default: return NULL;
  }
}

static const char *verify_block(const struct ir_function *f, uint32_t b) {
  const char *wrong;
  if (f->blocks[b].first == IR_NONE) return NULL;
  for (uint32_t n = f->blocks[b].first; n != IR_NONE; n = f->insts[n].next) {
    const struct ir_inst *i = &f->insts[n];
    bool ends = ir_opinfo[i->op].flags & IR_END;
    if (ends != (i->next == IR_NONE)) return ends ? "instruction after the end of a block" : "block does not end";
    if ((wrong = verify_operands(f, i, n)) || (wrong = verify_immediate(f, i))) return wrong;
  }
  return NULL;
}

const char *ir_verify(struct ir_module *m) {
  for (uint32_t k = 0; k < m->n_functions; k++)
    for (uint32_t b = 0; b < m->functions[k]->n_blocks; b++) {
      const char *wrong = verify_block(m->functions[k], b);
      if (!wrong) continue;
      char *text = ir_alloc(m, 200);
      snprintf(text, 200, "%.*s, block %u: %s", (int)m->functions[k]->name.length, m->functions[k]->name.bytes, b, wrong);
      return text;
    }
  return NULL;
}
