/* SPDX-License-Identifier: MIT */
#ifndef FIRN_LLVM_BITCODE_H
#define FIRN_LLVM_BITCODE_H

#include "compiler/llvm/api.h"

#include <llvm-c/Types.h>

/* Reads bitcode or textual IR. NULL with *error set, which the caller frees. */
LLVMModuleRef bitcode_read(LLVMContextRef context, const char *path, char **error);

/* llvm_api's compile_bitcode and compile_lowered. */
char *bitcode_compile(const struct llvm_target *target, const char *in, const struct llvm_output *out);
char *bitcode_compile_lowered(const struct llvm_target *target, const struct llvm_bitcode *in, const struct llvm_output *out);

#endif
