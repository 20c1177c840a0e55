/* SPDX-License-Identifier: MIT */
/* Functions: the typed entry with its body, and the generic one around it. */
#include "compiler/llvm/lower.h"

#include <stdlib.h>

/* ---- order ---- */

struct order {
  const struct ir_function *f;
  bool *seen;
  uint32_t *blocks, n;
};

static void visit(struct order *o, uint32_t block) {
  if (o->seen[block]) return;
  o->seen[block] = true;
  for (uint32_t n = o->f->blocks[block].first; n != IR_NONE; n = o->f->insts[n].next) {
    const struct ir_inst *i = &o->f->insts[n];
    if (i->op == IR_branch) visit(o, i->imm.target[1]);
    if (i->op == IR_branch || i->op == IR_jump || i->op == IR_try_begin) visit(o, i->imm.target[0]);
    if ((ir_opinfo[i->op].flags & IR_FALL) && i->handler != IR_EXIT) visit(o, i->handler);
  }
  o->blocks[--o->n] = block;
}

/* The blocks that can be reached, each after those that dominate it. Returns where in `blocks` the list starts. */
static uint32_t reverse_postorder(struct lower *l, uint32_t **blocks) {
  struct ir_module *m = (struct ir_module *)l->ir;
  struct order o = {.f = l->f, .n = l->f->n_blocks};
  o.seen = ir_alloc(m, l->f->n_blocks);
  o.blocks = *blocks = ir_alloc(m, l->f->n_blocks * sizeof *o.blocks);
  visit(&o, 0);
  return o.n;
}

/* ---- the typed entry ---- */

static uint32_t largest_call(const struct ir_function *f) {
  uint32_t most = 0;
  for (uint32_t n = 0; n < f->n_insts; n++) {
    uint32_t needs = f->insts[n].op == IR_unpack || f->insts[n].op == IR_unpack_star ? ir_unpacked(&f->insts[n]) : f->insts[n].n_operands;
    if (needs > most) most = needs;
  }
  return most;
}

static void declare_locals(struct lower *l, LLVMValueRef *parameters) {
  const struct ir_function *f = l->f;
  struct ir_module *m = (struct ir_module *)l->ir;
  l->locals = ir_alloc(m, (f->n_locals + 1) * sizeof *l->locals);
  l->register_locals = ir_alloc(m, f->n_locals + 1);
  for (uint32_t k = 0; k < f->n_locals; k++) {
    LLVMTypeRef type = lower_rep(l, f->locals[k].rep);
    l->locals[k] = LLVMBuildAlloca(l->b, type, "");
    lower_local_store(l, k, k < f->n_parameters ? parameters[k] : LLVMConstNull(type));
  }
  for (uint32_t n = 0; n < f->n_insts; n++) {
    const struct ir_inst *i = &f->insts[n];
    if (i->op == IR_local_set && f->insts[ir_operand(f, i, 0)].op == IR_convert) l->register_locals[i->imm.local] = true;
  }
  LLVMValueRef count = lower_word(l, largest_call(f));
  l->arguments = LLVMBuildArrayAlloca(l->b, l->word, count, "arguments");
}

/* The address this function returns to goes into the traceback; then it returns with the error. */
static void error_exit(struct lower *l) {
  LLVMTypeRef result = lower_result_type(l, l->f);
  LLVMPositionBuilderAtEnd(l->b, l->error);
  lower_line(l, 0, 0);
  if (lower_exits_by_tail_call(l, l->f)) {
    bool pair_in_float = l->f->result == REP_FLOAT && l->is_hard_float;
    const char *name = pair_in_float ? "firn_error_return_float" : "firn_error_return";
    LLVMTypeRef type = l->typed_types[l->f->index];
    LLVMValueRef callee = LLVMGetNamedFunction(l->module, name);
    if (!callee) callee = LLVMAddFunction(l->module, name, LLVMFunctionType(l->none, NULL, 0, 0));
    unsigned n = l->f->n_parameters;
    LLVMValueRef *poison = ir_alloc((struct ir_module *)l->ir, (n + 1) * sizeof *poison);
    for (unsigned k = 0; k < n; k++) poison[k] = LLVMGetPoison(lower_rep(l, l->f->locals[k].rep));
    LLVMValueRef r = LLVMBuildCall2(l->b, type, callee, poison, n, "");
    LLVMSetTailCallKind(r, LLVMTailCallKindMustTail);
    LLVMBuildRet(l->b, r);
    return;
  }
  LLVMTypeRef types[] = {l->ptr};
  LLVMValueRef f = LLVMGetIntrinsicDeclaration(l->module, LLVMLookupIntrinsicID("llvm.returnaddress", 18), types, 0);
  LLVMValueRef level = LLVMConstInt(l->i32, 0, 0);
  LLVMValueRef address = LLVMBuildCall2(l->b, LLVMGlobalGetValueType(f), f, &level, 1, "");
  lower_call_entry(l, ENTRY_trace, &address);
  if (l->f->result == REP_VALUE) {
    LLVMBuildRet(l->b, lower_word(l, 0));
  } else {
    LLVMValueRef pair = LLVMConstNull(result);
    LLVMBuildRet(l->b, LLVMBuildInsertValue(l->b, pair, LLVMConstInt(l->i32, 1, 0), 1, ""));
  }
}

void lower_body(struct lower *l, LLVMValueRef *parameters) {
  const struct ir_function *f = l->f;
  struct ir_module *m = (struct ir_module *)l->ir;
  l->values = ir_alloc(m, (f->n_insts + 1) * sizeof *l->values);
  l->blocks = ir_alloc(m, f->n_blocks * sizeof *l->blocks);
  declare_locals(l, parameters);
  uint32_t *order, first = reverse_postorder(l, &order);
  for (uint32_t k = first; k < f->n_blocks; k++) l->blocks[order[k]] = lower_block(l, "b");
  LLVMBuildBr(l->b, l->blocks[0]);
  for (uint32_t k = first; k < f->n_blocks; k++) {
    LLVMPositionBuilderAtEnd(l->b, l->blocks[order[k]]);
    l->block = order[k];
    for (uint32_t n = f->blocks[order[k]].first; n != IR_NONE; n = f->insts[n].next) lower_inst(l, n);
  }
}

void lower_typed_function(struct lower *l, const struct ir_function *f) {
  l->f = f;
  l->function = l->typed[f->index];
  l->error = NULL;
  l->entry_block = lower_block(l, "entry");
  lower_lines_function(l, f, l->function, false);
  LLVMPositionBuilderAtEnd(l->b, l->entry_block);
  lower_line(l, f->line, 1);
  LLVMValueRef *parameters = ir_alloc((struct ir_module *)l->ir, (f->n_parameters + 1) * sizeof *parameters);
  for (uint32_t k = 0; k < f->n_parameters; k++) parameters[k] = LLVMGetParam(l->function, k);
  lower_body(l, parameters);
  if (l->error) error_exit(l);
}

/* ---- the generic entry: value entry(value function, const value *locals) ---- */

static LLVMValueRef call_typed(struct lower *l, const struct ir_inst *errors) {
  const struct ir_function *f = l->f;
  LLVMValueRef *arguments = ir_alloc((struct ir_module *)l->ir, (f->n_parameters + 1) * sizeof *arguments);
  for (uint32_t k = 0; k < f->n_parameters; k++) {
    LLVMValueRef index = lower_word(l, k);
    LLVMValueRef at = LLVMBuildGEP2(l->b, l->word, LLVMGetParam(l->function, 1), &index, 1, "");
    arguments[k] = lower_unbox(l, errors, LLVMBuildLoad2(l->b, l->word, at, ""), f->locals[k].rep);
  }
  LLVMValueRef r = LLVMBuildCall2(l->b, l->typed_types[f->index], l->typed[f->index], arguments, f->n_parameters, "");
  if (!f->may_raise || f->result == REP_VALUE) return r;
  LLVMValueRef error = LLVMBuildExtractValue(l->b, r, 1, "");
  lower_check(l, errors, LLVMBuildICmp(l->b, LLVMIntNE, error, LLVMConstNull(l->i32), ""));
  return LLVMBuildExtractValue(l->b, r, 0, "");
}

void lower_generic_entry(struct lower *l, const struct ir_function *f) {
  char symbol[1024];
  LLVMTypeRef parameters[] = {l->word, l->ptr};
  lower_symbol_of(l, "firn_nat_", f, symbol, sizeof symbol);
  l->f = f;
  l->function = LLVMAddFunction(l->module, symbol, LLVMFunctionType(l->word, parameters, 2, 0));
  lower_attribute(l, l->function, "nounwind");
  lower_attribute(l, l->function, "optsize");
  l->entry_block = lower_block(l, "entry");
  LLVMBasicBlockRef start = lower_block(l, "start");
  l->error = NULL;
  lower_lines_function(l, f, l->function, true);
  LLVMPositionBuilderAtEnd(l->b, start);
  struct ir_inst errors = {.handler = IR_EXIT};
  LLVMValueRef r = call_typed(l, &errors);
  r = lower_box(l, &errors, r, f->result);
  LLVMBuildRet(l->b, r);
  LLVMPositionBuilderAtEnd(l->b, l->entry_block);
  LLVMBuildBr(l->b, start);
  if (!l->error) return;
  LLVMPositionBuilderAtEnd(l->b, l->error);
  LLVMBuildRet(l->b, lower_word(l, 0));
}
