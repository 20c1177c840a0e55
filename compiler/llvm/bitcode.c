/* SPDX-License-Identifier: MIT */
/* Bitcode into an object: `firn llc`. clang 22 knows only a generic Xtensa, so the runtime's C comes as bitcode and gets its CPU
 * here; that of native functions (lower.c) is complete. */
#include "compiler/llvm/bitcode.h"

#include "compiler/llvm/machine.h"
#include "compiler/llvm/mend.h"

#include <llvm-c/Core.h>
#include <llvm-c/IRReader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *compile_module(const struct llvm_target *target, LLVMModuleRef module, const struct llvm_output *out) {
  struct machine m;
  char *error = machine_new(&m, target);
  if (!error) {
    LLVMSetTarget(module, target->triple);
    LLVMSetModuleDataLayout(module, m.layout);
    mend_functions(module);
    if (!out->raw_object) machine_split_sections(module);
    error = machine_emit(&m, module, out);
  }
  machine_free(&m);
  return error;
}

static char *read_error(const char *path, char *detail) {
  size_t n = strlen(path) + strlen(detail) + 3;
  char *text = malloc(n);
  if (text) snprintf(text, n, "%s: %s", path, detail);
  LLVMDisposeMessage(detail);
  return text;
}

LLVMModuleRef bitcode_read(LLVMContextRef context, const char *path, char **error) {
  LLVMMemoryBufferRef buffer = NULL;
  LLVMModuleRef module = NULL;
  char *detail = NULL;
  bool failed = LLVMCreateMemoryBufferWithContentsOfFile(path, &buffer, &detail) || LLVMParseIRInContext2(context, buffer, &module, &detail);
  if (failed) *error = read_error(path, detail);
  if (buffer) LLVMDisposeMemoryBuffer(buffer);
  return failed ? NULL : module;
}

char *bitcode_compile(const struct llvm_target *target, const char *in, const struct llvm_output *out) {
  LLVMContextRef context = LLVMContextCreate();
  char *error = NULL;
  LLVMModuleRef module = bitcode_read(context, in, &error);
  if (module) {
    error = compile_module(target, module, out);
    LLVMDisposeModule(module);
  }
  LLVMContextDispose(context);
  return error;
}

char *bitcode_compile_lowered(const struct llvm_target *target, const struct llvm_bitcode *in, const struct llvm_output *out) {
  LLVMContextRef context = LLVMContextCreate();
  LLVMMemoryBufferRef buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(in->bytes, in->size, "native code");
  LLVMModuleRef module;
  char *error = NULL;
  if (LLVMParseIRInContext2(context, buffer, &module, &error)) {
    error = read_error("native code", error);
  } else {
    struct machine m;
    struct llvm_target exact = *target;
    if (!*exact.triple) exact.triple = LLVMGetTarget(module);
    error = machine_new(&m, &exact);
    if (!error) error = machine_emit(&m, module, out);
    machine_free(&m);
    LLVMDisposeModule(module);
  }
  LLVMDisposeMemoryBuffer(buffer);
  LLVMContextDispose(context);
  return error;
}
