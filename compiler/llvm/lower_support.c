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

LLVMValueRef lower_call_entry(struct lower *l, enum entry e, LLVMValueRef *arguments) {
  LLVMTypeRef type;
  LLVMValueRef f = entry_function(l, e, &type);
  LLVMValueRef call = LLVMBuildCall2(l->b, type, f, arguments, (unsigned)strlen(entries[e].parameters), "");
  lower_keep_apart(l, call);
  return call;
}

void lower_keep_apart(struct lower *l, LLVMValueRef call) {
  unsigned kind = LLVMGetEnumAttributeKindForName("nomerge", 7);
  LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(l->context, kind, 0));
}

LLVMValueRef lower_fallible(struct lower *l, const struct ir_inst *i, enum entry e, LLVMValueRef *arguments) {
  LLVMValueRef r = lower_call_entry(l, e, arguments);
  LLVMValueRef zero = LLVMConstNull(LLVMTypeOf(r));
  bool is_truth = entries[e].result[0] == 'T';
  lower_check(l, i, LLVMBuildICmp(l->b, is_truth ? LLVMIntSLT : LLVMIntEQ, r, zero, ""));
  return is_truth ? LLVMBuildICmp(l->b, LLVMIntNE, r, zero, "") : r;
}

LLVMValueRef lower_symbol(struct lower *l, const char *name) {
  LLVMValueRef g = LLVMGetNamedGlobal(l->module, name);
  return g ? g : LLVMAddGlobal(l->module, l->word, name);
}

LLVMValueRef lower_name(struct lower *l, const char *bytes, size_t length) {
  LLVMValueRef object = lower_symbol(l, l->linkage->name(l->linkage->ctx, bytes, length));
  LLVMValueRef two = LLVMConstInt(l->i32, 2, 0);
  return LLVMConstPtrToInt(LLVMConstGEP2(l->i8, object, &two, 1), l->word);
}

LLVMValueRef lower_is_small(struct lower *l, LLVMValueRef v) { return LLVMBuildTrunc(l->b, v, l->i1, ""); }

LLVMValueRef lower_stack_slot(struct lower *l, LLVMTypeRef type, const char *name) {
  LLVMBasicBlockRef here = LLVMGetInsertBlock(l->b);
  LLVMValueRef first = LLVMGetFirstInstruction(l->entry_block);
  if (first) {
    LLVMPositionBuilderBefore(l->b, first);
  } else {
    LLVMPositionBuilderAtEnd(l->b, l->entry_block);
  }
  LLVMValueRef slot = LLVMBuildAlloca(l->b, type, name);
  LLVMPositionBuilderAtEnd(l->b, here);
  return slot;
}
