/* SPDX-License-Identifier: MIT */
/* One instruction at a time; those with a fast path of their own are in lower_arith.c and lower_typed.c. */
#include "compiler/llvm/lower.h"

#include "compiler/front/ast.h"

#include <stdio.h>
#include <string.h>

static LLVMValueRef constant(struct lower *l, const struct ir_inst *i) {
  if (i->rep == REP_VALUE) return lower_word(l, i->imm.i * 2 + 1);
  if (i->rep == REP_BOOL) return LLVMConstInt(l->i1, i->imm.i != 0, 0);
  if (ir_is_pointer(i->rep)) return LLVMConstNull(l->ptr);
  return LLVMConstInt(l->i32, (unsigned long long)i->imm.i, 1);
}

static LLVMValueRef object_constant(struct lower *l, const struct ir_inst *i) {
  const struct AstValue *v = l->ir->constants[i->imm.i];
  int64_t most = l->code->word_bits == 64 ? INT64_MAX >> 1 : INT32_MAX >> 1;
  if (v->kind == VALUE_INT && v->small <= most) return lower_word(l, v->small * 2 + 1);
  const char *symbol = l->linkage->constant(l->linkage->ctx, v);
  return LLVMConstPtrToInt(lower_symbol(l, symbol), l->word);
}

/* ---- variables ---- */

static void check_local(struct lower *l, const struct ir_inst *i) {
  struct ir_text name = l->f->locals[i->imm.local].name;
  LLVMBasicBlockRef on = lower_block(l, ""), unset = lower_block(l, "unset");
  LLVMValueRef v = lower_local_load(l, i->imm.local);
  LLVMValueRef is_set = LLVMBuildICmp(l->b, LLVMIntNE, v, lower_word(l, 0), "");
  LLVMBuildCondBr(l->b, lower_likely(l, is_set), on, unset);
  LLVMPositionBuilderAtEnd(l->b, unset);
  LLVMValueRef argument = lower_name(l, name.bytes, name.length);
  lower_call_entry(l, ENTRY_unbound_local, &argument);
  lower_raised(l, i);
  LLVMPositionBuilderAtEnd(l->b, on);
}

static LLVMValueRef slot_address(struct lower *l, int slot) {
  LLVMValueRef index = lower_word(l, slot), slots = lower_symbol(l, l->linkage->slots_symbol);
  return LLVMConstGEP2(l->word, slots, &index, 1);
}

/* A slot that is unset: a builtin may have the name. */
static LLVMValueRef get_slot(struct lower *l, const struct ir_inst *i, int slot, enum entry otherwise) {
  LLVMBasicBlockRef on = lower_block(l, ""), unset = lower_block(l, "unset");
  LLVMValueRef v = LLVMBuildLoad2(l->b, l->word, slot_address(l, slot), "");
  LLVMBasicBlockRef here = LLVMGetInsertBlock(l->b);
  LLVMValueRef is_set = LLVMBuildICmp(l->b, LLVMIntNE, v, lower_word(l, 0), "");
  LLVMBuildCondBr(l->b, lower_likely(l, is_set), on, unset);
  LLVMPositionBuilderAtEnd(l->b, unset);
  LLVMValueRef name = lower_name(l, i->imm.text.bytes, i->imm.text.length);
  LLVMValueRef found = lower_fallible(l, i, otherwise, &name);
  LLVMValueRef values[] = {v, found};
  LLVMBasicBlockRef from[] = {here, LLVMGetInsertBlock(l->b)};
  LLVMBuildBr(l->b, on);
  LLVMPositionBuilderAtEnd(l->b, on);
  LLVMValueRef phi = LLVMBuildPhi(l->b, l->word, "");
  LLVMAddIncoming(phi, values, from, 2);
  return phi;
}

static LLVMValueRef module_object(struct lower *l) { return lower_symbol(l, l->linkage->module_symbol); }

LLVMValueRef lower_global(struct lower *l, const struct ir_inst *i) {
  struct ir_text t = i->imm.text;
  int slot = l->linkage->slot(l->linkage->ctx, t.bytes, t.length);
  if (slot >= 0) return get_slot(l, i, slot, i->op == IR_global_check ? ENTRY_no_global : ENTRY_global);
  const char *symbol = l->linkage->builtin(l->linkage->ctx, t.bytes, t.length);
  if (symbol) return LLVMConstPtrToInt(lower_symbol(l, symbol), l->word);
  LLVMValueRef arguments[] = {module_object(l), lower_name(l, t.bytes, t.length)};
  return lower_fallible(l, i, ENTRY_global_dynamic, arguments);
}

static void set_global(struct lower *l, const struct ir_inst *i, LLVMValueRef v) {
  struct ir_text t = i->imm.text;
  int slot = l->linkage->slot(l->linkage->ctx, t.bytes, t.length);
  if (slot >= 0) {
    LLVMBuildStore(l->b, v, slot_address(l, slot));
    return;
  }
  LLVMValueRef arguments[] = {module_object(l), lower_name(l, t.bytes, t.length), v};
  lower_fallible(l, i, ENTRY_global_store, arguments);
}

static void delete_global(struct lower *l, const struct ir_inst *i) {
  struct ir_text t = i->imm.text;
  int slot = l->linkage->slot(l->linkage->ctx, t.bytes, t.length);
  if (slot >= 0) get_slot(l, i, slot, ENTRY_no_global);
  set_global(l, i, lower_word(l, 0));
}

/* ---- calls ---- */

/* The operands from `first` on, in the function's argument array. */
static LLVMValueRef argument_array(struct lower *l, const struct ir_inst *i, uint32_t first) {
  if (i->n_operands == first) return LLVMConstNull(l->ptr);
  for (uint32_t k = first; k < i->n_operands; k++) {
    LLVMValueRef index = lower_word(l, k - first);
    LLVMBuildStore(l->b, lower_operand(l, i, k), LLVMBuildGEP2(l->b, l->word, l->arguments, &index, 1, ""));
  }
  return l->arguments;
}

static LLVMValueRef call_value(struct lower *l, const struct ir_inst *i) {
  uint32_t keywords = i->count, positional = i->n_operands - 1 - 2 * keywords;
  if (i->op == IR_call_method) {
    LLVMValueRef arguments[] = {lower_name(l, i->imm.text.bytes, i->imm.text.length), lower_word(l, positional),
                                lower_word(l, keywords), argument_array(l, i, 0)};
    return lower_fallible(l, i, ENTRY_call_method, arguments);
  }
  LLVMValueRef arguments[] = {lower_operand(l, i, 0), lower_word(l, positional), lower_word(l, keywords),
                              argument_array(l, i, 1)};
  return lower_fallible(l, i, ENTRY_call, arguments);
}

static LLVMValueRef call_star(struct lower *l, const struct ir_inst *i) {
  uint32_t keywords = i->count, positional = i->n_operands - 1 - 2 * keywords;
  LLVMValueRef arguments[] = {lower_word(l, positional | keywords << 8), argument_array(l, i, 0), lower_word(l, i->imm.i)};
  return lower_fallible(l, i, ENTRY_call_star, arguments);
}

static LLVMValueRef call_direct(struct lower *l, const struct ir_inst *i) {
  const struct ir_function *callee = i->imm.function;
  LLVMValueRef *arguments = ir_alloc((struct ir_module *)l->ir, (i->n_operands + 1) * sizeof *arguments);
  for (uint32_t k = 0; k < i->n_operands; k++) arguments[k] = lower_operand(l, i, k);
  LLVMValueRef r = LLVMBuildCall2(l->b, l->typed_types[callee->index], l->typed[callee->index], arguments, i->n_operands, "");
  if (!callee->may_raise) return r;
  lower_keep_apart(l, r);
  if (callee->result == REP_VALUE) {
    lower_check(l, i, LLVMBuildICmp(l->b, LLVMIntEQ, r, lower_word(l, 0), ""));
    return r;
  }
  LLVMValueRef error = LLVMBuildExtractValue(l->b, r, 1, "");
  LLVMValueRef x = LLVMBuildExtractValue(l->b, r, 0, "");
  lower_check(l, i, LLVMBuildICmp(l->b, LLVMIntNE, error, LLVMConstNull(l->i32), ""));
  return x;
}

/* What programs without the runtime do (freeze/bare). */
static void call_c(struct lower *l, const struct ir_inst *i) {
  char symbol[64];
  bool writes = i->op == IR_write;
  snprintf(symbol, sizeof symbol, "%.*s", (int)i->imm.text.length, i->imm.text.bytes);
  const char *name = writes ? "port_write" : symbol;
  LLVMTypeRef words[] = {l->i32, l->i32}, bytes[] = {l->ptr, l->word};
  LLVMTypeRef type = LLVMFunctionType(l->none, writes ? bytes : words, 2, 0);
  LLVMValueRef callee = LLVMGetNamedFunction(l->module, name), arguments[2];
  if (!callee) callee = LLVMAddFunction(l->module, name, type);
  if (writes) {
    LLVMValueRef text = LLVMConstStringInContext2(l->context, i->imm.text.bytes, i->imm.text.length, 1);
    arguments[0] = LLVMAddGlobal(l->module, LLVMTypeOf(text), "text");
    arguments[1] = lower_word(l, i->imm.text.length);
    LLVMSetInitializer(arguments[0], text);
    LLVMSetLinkage(arguments[0], LLVMInternalLinkage);
    LLVMSetGlobalConstant(arguments[0], 1);
  } else {
    for (unsigned k = 0; k < 2; k++) arguments[k] = lower_operand(l, i, k);
  }
  LLVMBuildCall2(l->b, type, callee, arguments, 2, "");
}

static void keep_loop(struct lower *l) {
  LLVMTypeRef type = LLVMFunctionType(l->none, NULL, 0, 0);
  LLVMBuildCall2(l->b, type, LLVMGetInlineAsm(type, "", 0, "", 0, 1, 0, LLVMInlineAsmDialectATT, 0), NULL, 0, "");
}

/* LLVM 22 cannot read a named register on Xtensa. */
static LLVMValueRef stack_pointer(struct lower *l) {
  if (l->stack_instruction) {
    LLVMTypeRef type = LLVMFunctionType(l->word, NULL, 0, 0);
    const char *text = l->stack_instruction;
    LLVMValueRef code = LLVMGetInlineAsm(type, text, strlen(text), "=r", 2, 1, 0, LLVMInlineAsmDialectATT, 0);
    return LLVMBuildCall2(l->b, type, code, NULL, 0, "");
  }
  LLVMMetadataRef name = LLVMMDStringInContext2(l->context, l->stack_register, strlen(l->stack_register));
  LLVMValueRef node = LLVMMetadataAsValue(l->context, LLVMMDNodeInContext2(l->context, &name, 1));
  LLVMValueRef f = LLVMGetIntrinsicDeclaration(l->module, LLVMLookupIntrinsicID("llvm.read_register", 18), &l->word, 1);
  return LLVMBuildCall2(l->b, LLVMGlobalGetValueType(f), f, &node, 1, "");
}

/* The stack pointer against vm.stack_limit, which is the first word of `vm`. */
static void stack_check(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef stack = stack_pointer(l);
  LLVMValueRef limit = LLVMBuildLoad2(l->b, l->word, lower_symbol(l, "vm"), "");
  LLVMBasicBlockRef on = lower_block(l, ""), full = lower_block(l, "full");
  LLVMValueRef room = LLVMBuildICmp(l->b, LLVMIntUGE, stack, limit, "");
  LLVMBuildCondBr(l->b, lower_likely(l, room), on, full);
  LLVMPositionBuilderAtEnd(l->b, full);
  lower_call_entry(l, ENTRY_stack_full, NULL);
  lower_raised(l, i);
  LLVMPositionBuilderAtEnd(l->b, on);
}

/* ---- displays, unpacking ---- */

static LLVMValueRef build(struct lower *l, const struct ir_inst *i, enum entry e) {
  LLVMValueRef arguments[] = {lower_word(l, i->n_operands), argument_array(l, i, 0)};
  return lower_fallible(l, i, e, arguments);
}

static void unpack(struct lower *l, const struct ir_inst *i) {
  if (i->op == IR_unpack) {
    LLVMValueRef arguments[] = {lower_operand(l, i, 0), lower_word(l, i->count), l->arguments};
    lower_fallible(l, i, ENTRY_unpack, arguments);
  } else {
    LLVMValueRef arguments[] = {lower_operand(l, i, 0), lower_word(l, i->count & 0xff), lower_word(l, i->count >> 8), l->arguments};
    lower_fallible(l, i, ENTRY_unpack_star, arguments);
  }
  for (uint32_t k = 0; k < ir_unpacked(i); k++) {
    LLVMValueRef index = lower_word(l, k);
    LLVMValueRef item = LLVMBuildLoad2(l->b, l->word, LLVMBuildGEP2(l->b, l->word, l->arguments, &index, 1, ""), "");
    lower_local_store(l, i->imm.local + k, item);
  }
}

/* ---- leaving ---- */

/* Owners of derived pointers are alive up to here, whatever the optimiser makes of the pointers. */
static void keep_owners(struct lower *l) {
  LLVMTypeRef type = LLVMFunctionType(l->none, &l->word, 1, 0);
  LLVMValueRef nothing = LLVMGetInlineAsm(type, "", 0, "r", 1, 1, 0, LLVMInlineAsmDialectATT, 0);
  for (uint32_t k = 0; k < l->f->n_locals; k++) {
    if (!l->f->locals[k].is_owner) continue;
    LLVMValueRef owner = lower_local_load(l, k);
    LLVMBuildCall2(l->b, type, nothing, &owner, 1, "");
  }
}

static void leave(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0);
  keep_owners(l);
  if (l->f->may_raise && l->f->result != REP_VALUE) {
    LLVMValueRef pair = LLVMGetPoison(lower_result_type(l, l->f));
    pair = LLVMBuildInsertValue(l->b, pair, x, 0, "");
    x = LLVMBuildInsertValue(l->b, pair, LLVMConstNull(l->i32), 1, "");
  }
  LLVMBuildRet(l->b, x);
}

static LLVMValueRef format(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef spec = i->n_operands > 1 ? lower_operand(l, i, 1) : lower_word(l, 0);
  LLVMValueRef arguments[] = {lower_word(l, i->imm.i), lower_operand(l, i, 0), spec};
  return lower_fallible(l, i, ENTRY_format, arguments);
}

/* __exit__ comes through a slot on the stack, its own one: the argument array may be in use. */
static LLVMValueRef with_enter(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef slot = lower_stack_slot(l, l->word, "exit"), arguments[] = {lower_operand(l, i, 0), slot};
  LLVMValueRef entered = lower_fallible(l, i, ENTRY_with_enter, arguments);
  lower_local_store(l, i->imm.local, LLVMBuildLoad2(l->b, l->word, slot, ""));
  return entered;
}

static void delete_attribute(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef arguments[] = {lower_operand(l, i, 0), lower_name(l, i->imm.text.bytes, i->imm.text.length)};
  lower_fallible(l, i, ENTRY_attr_delete, arguments);
}

static void raise_value(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef none = lower_word(l, 0);
  LLVMValueRef arguments[] = {i->n_operands > 0 ? lower_operand(l, i, 0) : none, i->n_operands > 1 ? lower_operand(l, i, 1) : none};
  lower_call_entry(l, ENTRY_raise, arguments);
  lower_raised(l, i);
}

static LLVMValueRef with_operands(struct lower *l, const struct ir_inst *i, enum entry e) {
  LLVMValueRef arguments[4];
  for (uint32_t k = 0; k < i->n_operands && k < 4; k++) arguments[k] = lower_operand(l, i, k);
  return lower_fallible(l, i, e, arguments);
}

/* v.name and v.name = x: the name goes between. */
static LLVMValueRef attribute(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef name = lower_name(l, i->imm.text.bytes, i->imm.text.length);
  const struct ir_linkage *linkage = l->linkage;
  unsigned guess = linkage->guess ? linkage->guess(linkage->ctx, l->f->number, i->imm.text.bytes, i->imm.text.length) : 255;
  LLVMValueRef arguments[4] = {lower_operand(l, i, 0), name}, *next = arguments + 2;
  if (i->op == IR_attr_set) *next++ = lower_operand(l, i, 1);
  *next = lower_word(l, guess);
  return lower_fallible(l, i, i->op == IR_attr_get ? ENTRY_attr : ENTRY_attr_set, arguments);
}

static LLVMValueRef value_of(struct lower *l, const struct ir_inst *i) {
  enum ir_rep first = i->n_operands ? l->f->insts[ir_operand(l->f, i, 0)].rep : REP_NONE;
  switch ((enum ir_opcode)i->op) {
  case IR_const_int: return constant(l, i);
  case IR_const_float: return LLVMConstReal(l->flt, i->imm.real);
  case IR_const_special: return l->abi->special(l, i->imm.i);
  case IR_const_unset: return lower_word(l, 0);
  case IR_const_name: return lower_name(l, i->imm.text.bytes, i->imm.text.length);
  case IR_const_object: return object_constant(l, i);
  case IR_local_get: return lower_local_load(l, i->imm.local);
  case IR_global_get: return l->abi->global(l, i);
  case IR_binary: return lower_binary(l, i);
  case IR_unary: return lower_unary(l, i);
  case IR_compare: return lower_compare(l, i);
  case IR_truth: return lower_truth(l, i);
  case IR_is: return LLVMBuildICmp(l->b, LLVMIntEQ, lower_operand(l, i, 0), lower_operand(l, i, 1), "");
  case IR_is_stop: return LLVMBuildICmp(l->b, LLVMIntEQ, lower_operand(l, i, 0), lower_word(l, l->abi->stop), "");
  case IR_attr_get: return attribute(l, i);
  case IR_item_get: return with_operands(l, i, ENTRY_item);
  case IR_build_tuple: return build(l, i, ENTRY_tuple);
  case IR_build_list: return build(l, i, ENTRY_list);
  case IR_build_dict: return build(l, i, ENTRY_dict);
  case IR_build_set: return build(l, i, ENTRY_set);
  case IR_build_slice: return with_operands(l, i, ENTRY_slice);
  case IR_format: return format(l, i);
  case IR_build_string: return build(l, i, ENTRY_string);
  case IR_with_enter: return with_enter(l, i);
  case IR_with_exit: return with_operands(l, i, ENTRY_with_exit);
  case IR_call_star: return call_star(l, i);
  case IR_iter_new: return with_operands(l, i, ENTRY_iter);
  case IR_iter_next: return with_operands(l, i, ENTRY_next);
  case IR_index: return lower_index(l, i);
  case IR_int_op: return lower_int_op(l, i);
  case IR_int_divide: return lower_int_divide(l, i);
  case IR_int_compare: return lower_int_compare(l, i);
  case IR_float_op:
  case IR_float_divide:
  case IR_float_compare: return lower_float_op(l, i);
  case IR_not: return LLVMBuildNot(l->b, lower_operand(l, i, 0), "");
  case IR_box: return lower_box(l, i, lower_operand(l, i, 0), first);
  case IR_unbox: return lower_unbox(l, i, lower_operand(l, i, 0), i->rep);
  case IR_convert: return lower_convert(l, lower_operand(l, i, 0), first, i->rep);
  case IR_catch: return l->abi->catch(l, i);
  case IR_match: return with_operands(l, i, ENTRY_match);
  case IR_load: return lower_memory(l, i);
  case IR_call:
  case IR_call_method: return call_value(l, i);
  case IR_call_direct: return call_direct(l, i);
  default: return NULL;
  }
}

static void effect_of(struct lower *l, const struct ir_inst *i) {
  switch ((enum ir_opcode)i->op) {
  case IR_local_set: lower_local_store(l, i->imm.local, lower_operand(l, i, 0)); break;
  case IR_local_check: check_local(l, i); break;
  case IR_global_set: set_global(l, i, lower_operand(l, i, 0)); break;
  case IR_global_check: l->abi->global(l, i); break;
  case IR_global_delete: delete_global(l, i); break;
  case IR_attr_set: attribute(l, i); break;
  case IR_attr_delete: delete_attribute(l, i); break;
  case IR_item_set: with_operands(l, i, ENTRY_item_set); break;
  case IR_list_append: with_operands(l, i, ENTRY_append); break;
  case IR_set_add: with_operands(l, i, ENTRY_add); break;
  case IR_item_delete: with_operands(l, i, ENTRY_item_delete); break;
  case IR_unpack:
  case IR_unpack_star: unpack(l, i); break;
  case IR_store: lower_memory(l, i); break;
  case IR_call_c:
  case IR_write: call_c(l, i); break;
  case IR_turn: keep_loop(l); break;
  case IR_stack_check: stack_check(l, i); break;
  case IR_jump: LLVMBuildBr(l->b, l->blocks[i->imm.target[0]]); break;
  case IR_branch:
    LLVMBuildCondBr(l->b, lower_operand(l, i, 0), l->blocks[i->imm.target[0]], l->blocks[i->imm.target[1]]);
    break;
  case IR_return: leave(l, i); break;
  case IR_raise: raise_value(l, i); break;
  case IR_try_begin:
  case IR_try_end:
  case IR_catch_end:
  case IR_reraise:
  case IR_propagate: l->abi->handler(l, i); break;
  default: break;
  }
}

void lower_inst(struct lower *l, uint32_t n) {
  const struct ir_inst *i = &l->f->insts[n];
  lower_line(l, i->line, i->column);
  if (i->rep != REP_NONE) {
    l->values[n] = value_of(l, i);
    if (l->is_volatile && l->homes[n]) LLVMSetVolatile(LLVMBuildStore(l->b, l->values[n], l->homes[n]), 1);
  } else {
    effect_of(l, i);
  }
}
