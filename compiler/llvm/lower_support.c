/* SPDX-License-Identifier: MIT */
#include "compiler/llvm/lower.h"

#include <stdio.h>
#include <string.h>

static const struct {
  const char *symbol, *result, *parameters;
} entries[ENTRIES] = {
#define ENTRY(name, result, parameters, synopsis) {"entry_" #name, #result, #parameters},
#include "runtime/abi/entry.def"
#undef ENTRY
};

LLVMValueRef lower_word(struct lower *l, int64_t n) { return LLVMConstInt(l->word, (unsigned long long)n, 1); }

LLVMBasicBlockRef lower_block(struct lower *l, const char *name) {
  return LLVMAppendBasicBlockInContext(l->context, l->function, name);
}

LLVMBasicBlockRef lower_error_edge(struct lower *l, const struct ir_inst *i) {
  if (i->handler != IR_EXIT) return l->blocks[i->handler];
  if (!l->error) l->error = lower_block(l, "error");
  return l->error;
}

void lower_raised(struct lower *l, const struct ir_inst *i) {
  if (l->abi->errors_return) {
    LLVMBuildBr(l->b, lower_error_edge(l, i));
  } else {
    LLVMBuildUnreachable(l->b);
  }
}

LLVMValueRef lower_likely(struct lower *l, LLVMValueRef condition) {
  unsigned id = LLVMLookupIntrinsicID("llvm.expect", 11);
  LLVMTypeRef types[] = {l->i1};
  LLVMValueRef f = LLVMGetIntrinsicDeclaration(l->module, id, types, 1);
  LLVMValueRef arguments[] = {condition, LLVMConstInt(l->i1, 1, 0)};
  return LLVMBuildCall2(l->b, LLVMGlobalGetValueType(f), f, arguments, 2, "");
}

void lower_check(struct lower *l, const struct ir_inst *i, LLVMValueRef failed) {
  LLVMBasicBlockRef error = lower_error_edge(l, i), on = lower_block(l, "");
  LLVMValueRef fine = lower_likely(l, LLVMBuildNot(l->b, failed, ""));
  LLVMBuildCondBr(l->b, fine, on, error);
  LLVMPositionBuilderAtEnd(l->b, on);
}

static LLVMTypeRef letter_type(struct lower *l, char letter) {
  switch (letter) {
  case 'V':
  case 'W': return l->word;
  case 'P': return l->ptr;
  case 'F': return l->flt;
  case 'N': return l->none;
  default: return l->i32;
  }
}

static LLVMValueRef entry_function(struct lower *l, enum entry e, LLVMTypeRef *type) {
  LLVMTypeRef parameters[8];
  unsigned n = (unsigned)strlen(entries[e].parameters);
  for (unsigned k = 0; k < n; k++) parameters[k] = letter_type(l, entries[e].parameters[k]);
  *type = LLVMFunctionType(letter_type(l, entries[e].result[0]), parameters, n, 0);
  LLVMValueRef f = LLVMGetNamedFunction(l->module, entries[e].symbol);
  if (f) return f;
  f = LLVMAddFunction(l->module, entries[e].symbol, *type);
  lower_attribute(l, f, "nounwind");
  return f;
}

LLVMValueRef lower_operand(struct lower *l, const struct ir_inst *i, uint32_t k) {
  uint32_t n = ir_operand(l->f, i, k);
  if (!l->is_volatile || !l->homes[n] || l->block_of[n] == l->block) return l->values[n];
  LLVMValueRef v = LLVMBuildLoad2(l->b, LLVMTypeOf(l->values[n]), l->homes[n], "");
  LLVMSetVolatile(v, 1);
  return v;
}

LLVMValueRef lower_local_load(struct lower *l, uint32_t local) {
  LLVMValueRef v = LLVMBuildLoad2(l->b, lower_rep(l, l->f->locals[local].rep), l->locals[local], "");
  LLVMSetVolatile(v, l->is_volatile);
  return v;
}

void lower_local_store(struct lower *l, uint32_t local, LLVMValueRef v) {
  LLVMSetVolatile(LLVMBuildStore(l->b, v, l->locals[local]), l->is_volatile);
}

LLVMValueRef lower_call_entry(struct lower *l, enum entry e, LLVMValueRef *arguments) { return l->abi->call(l, e, arguments); }

static LLVMValueRef firn_call(struct lower *l, enum entry e, LLVMValueRef *arguments) {
  LLVMTypeRef type;
  LLVMValueRef f = entry_function(l, e, &type);
  LLVMValueRef call = LLVMBuildCall2(l->b, type, f, arguments, (unsigned)strlen(entries[e].parameters), "");
  lower_keep_apart(l, call);
  return call;
}

/* LLVM 22 merges the ends of blocks on Xtensa whatever the calls in them say: a comment with a number of its own behind
 * each call makes them different. */
static void number_call(struct lower *l) {
  char text[24];
  int n = snprintf(text, sizeof text, "# %u", l->calls++);
  LLVMTypeRef type = LLVMFunctionType(l->none, NULL, 0, 0);
  LLVMValueRef comment = LLVMGetInlineAsm(type, text, (size_t)n, "", 0, 1, 0, LLVMInlineAsmDialectATT, 0);
  LLVMBuildCall2(l->b, type, comment, NULL, 0, "");
}

void lower_keep_apart(struct lower *l, LLVMValueRef call) {
  unsigned kind = LLVMGetEnumAttributeKindForName("nomerge", 7);
  LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(l->context, kind, 0));
  if (l->ignores_nomerge) number_call(l);
}

LLVMValueRef lower_fallible(struct lower *l, const struct ir_inst *i, enum entry e, LLVMValueRef *arguments) {
  LLVMValueRef r = lower_call_entry(l, e, arguments);
  LLVMValueRef zero = LLVMConstNull(LLVMTypeOf(r));
  bool is_truth = entries[e].result[0] == 'T';
  if (l->abi->errors_return) lower_check(l, i, LLVMBuildICmp(l->b, is_truth ? LLVMIntSLT : LLVMIntEQ, r, zero, ""));
  return is_truth ? LLVMBuildICmp(l->b, LLVMIntNE, r, zero, "") : r;
}

LLVMValueRef lower_symbol(struct lower *l, const char *name) {
  LLVMValueRef g = LLVMGetNamedGlobal(l->module, name);
  return g ? g : LLVMAddGlobal(l->module, l->word, name);
}

LLVMValueRef lower_name(struct lower *l, const char *bytes, size_t length) { return l->abi->name(l, bytes, length); }

static LLVMValueRef firn_name(struct lower *l, const char *bytes, size_t length) {
  LLVMValueRef object = lower_symbol(l, l->linkage->name(l->linkage->ctx, bytes, length));
  LLVMValueRef distance = LLVMConstInt(l->i32, (unsigned long long)(long long)NAME_VALUE(LLVMGetIntTypeWidth(l->word) / 8), 1);
  return LLVMConstPtrToInt(LLVMConstGEP2(l->i8, object, &distance, 1), l->word);
}

LLVMValueRef lower_is_small(struct lower *l, LLVMValueRef v) { return LLVMBuildTrunc(l->b, v, l->i1, ""); }

LLVMValueRef lower_stack_slot(struct lower *l, LLVMTypeRef type, const char *name) {
  LLVMBasicBlockRef here = LLVMGetInsertBlock(l->b);
  LLVMValueRef first = LLVMGetFirstInstruction(l->entry_block);
  LLVMMetadataRef place = LLVMGetCurrentDebugLocation2(l->b);
  if (first) {
    LLVMPositionBuilderBefore(l->b, first); /* which takes that instruction's line */
  } else {
    LLVMPositionBuilderAtEnd(l->b, l->entry_block);
  }
  LLVMValueRef slot = LLVMBuildAlloca(l->b, type, name);
  LLVMPositionBuilderAtEnd(l->b, here);
  LLVMSetCurrentDebugLocation2(l->b, place);
  return slot;
}

/* ---- handlers of Firn's ABI ---- */

static LLVMValueRef firn_special(struct lower *l, int64_t which) { return lower_word(l, V_IMM(which)); }

static LLVMValueRef firn_catch(struct lower *l, const struct ir_inst *i) {
  lower_local_store(l, i->imm.local, lower_call_entry(l, ENTRY_handling, NULL));
  return lower_call_entry(l, ENTRY_catch, NULL);
}

static void firn_handler(struct lower *l, const struct ir_inst *i) {
  if (i->op == IR_try_begin || i->op == IR_try_end) return;
  LLVMValueRef arguments[] = {NULL, lower_local_load(l, i->imm.local)};
  if (i->op == IR_reraise) {
    arguments[0] = lower_operand(l, i, 0);
    lower_call_entry(l, ENTRY_rethrow, arguments);
  } else {
    lower_call_entry(l, ENTRY_handle, arguments + 1);
  }
  if (i->op != IR_catch_end) LLVMBuildBr(l->b, lower_error_edge(l, i));
}

const struct lower_abi lower_abi_firn = {.errors_return = true,
                                         .call = firn_call,
                                         .name = firn_name,
                                         .special = firn_special,
                                         .global = lower_global,
                                         .catch = firn_catch,
                                         .handler = firn_handler,
                                         .stop = V_STOP};
