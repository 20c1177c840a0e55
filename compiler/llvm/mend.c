/* SPDX-License-Identifier: MIT */
/* With the FPU on, LLVM 22's Xtensa selector aborts ("Cannot select") where it turns a choice between two float constants
 * into an indexed load from a constant pool:
 *
 *     select i1 %c, float 1.5, float -2.25        uitofp i1 %c to float
 *
 * The same choice between the constants' bits, as integers, is selected as a branch. The optimiser would undo the change, so it is made
 * after the last pass. */
#include "compiler/llvm/mend.h"

#include <llvm-c/Core.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static LLVMValueRef float_bits(LLVMTypeRef word, LLVMValueRef constant) {
  LLVMBool lossy;
  float value = (float)LLVMConstRealGetDouble(constant, &lossy);
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return LLVMConstInt(word, bits, 0);
}

static bool is_float(LLVMValueRef v) { return LLVMGetTypeKind(LLVMTypeOf(v)) == LLVMFloatTypeKind; }

static bool is_bool(LLVMValueRef v) {
  LLVMTypeRef t = LLVMTypeOf(v);
  return LLVMGetTypeKind(t) == LLVMIntegerTypeKind && LLVMGetIntTypeWidth(t) == 1;
}

/* The i32 select with the same bits as `i`, or NULL when `i` is not one of the two patterns. */
static LLVMValueRef choice_of_bits(LLVMBuilderRef b, LLVMTypeRef word, LLVMValueRef i) {
  static const float one = 1.0f, minus_one = -1.0f;
  uint32_t bits;
  if (!is_float(i)) return NULL;
  switch (LLVMGetInstructionOpcode(i)) {
  case LLVMSelect: {
    LLVMValueRef yes = LLVMGetOperand(i, 1), no = LLVMGetOperand(i, 2);
    if (!LLVMIsAConstantFP(yes) || !LLVMIsAConstantFP(no)) return NULL;
    return LLVMBuildSelect(b, LLVMGetOperand(i, 0), float_bits(word, yes), float_bits(word, no), "");
  }
  case LLVMUIToFP:
  case LLVMSIToFP:
    if (!is_bool(LLVMGetOperand(i, 0))) return NULL;
    memcpy(&bits, LLVMGetInstructionOpcode(i) == LLVMUIToFP ? &one : &minus_one, sizeof bits);
    return LLVMBuildSelect(b, LLVMGetOperand(i, 0), LLVMConstInt(word, bits, 0), LLVMConstInt(word, 0, 0), "");
  default:
    return NULL;
  }
}

static void mend_instruction(LLVMBuilderRef b, LLVMTypeRef word, LLVMValueRef i) {
  LLVMPositionBuilderBefore(b, i);
  LLVMValueRef bits = choice_of_bits(b, word, i);
  if (!bits) return;
  LLVMReplaceAllUsesWith(i, LLVMBuildBitCast(b, bits, LLVMTypeOf(i), ""));
  LLVMInstructionEraseFromParent(i);
}

static void mend_function(LLVMBuilderRef b, LLVMTypeRef word, LLVMValueRef f) {
  for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(f); block; block = LLVMGetNextBasicBlock(block))
    for (LLVMValueRef i = LLVMGetFirstInstruction(block), next; i; i = next) {
      next = LLVMGetNextInstruction(i);
      mend_instruction(b, word, i);
    }
}

void mend_xtensa(LLVMModuleRef module) {
  LLVMContextRef context = LLVMGetModuleContext(module);
  LLVMBuilderRef b = LLVMCreateBuilderInContext(context);
  for (LLVMValueRef f = LLVMGetFirstFunction(module); f; f = LLVMGetNextFunction(f))
    mend_function(b, LLVMInt32TypeInContext(context), f);
  LLVMDisposeBuilder(b);
}

void mend_functions(LLVMModuleRef module) {
  static const char *const made_for[] = {"target-cpu", "target-features", "tune-cpu"};
  unsigned nounwind = LLVMGetEnumAttributeKindForName("nounwind", 8);
  LLVMAttributeRef mark = LLVMCreateEnumAttribute(LLVMGetModuleContext(module), nounwind, 0);
  for (LLVMValueRef f = LLVMGetFirstFunction(module); f; f = LLVMGetNextFunction(f)) {
    for (unsigned k = 0; k < sizeof made_for / sizeof *made_for; k++)
      LLVMRemoveStringAttributeAtIndex(f, LLVMAttributeFunctionIndex, made_for[k], (unsigned)strlen(made_for[k]));
    LLVMAddAttributeAtIndex(f, LLVMAttributeFunctionIndex, mark);
  }
}
