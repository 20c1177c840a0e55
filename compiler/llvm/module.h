/* SPDX-License-Identifier: MIT */
#ifndef FIRN_LLVM_MODULE_H
#define FIRN_LLVM_MODULE_H

#include "compiler/llvm/api.h"

/* llvm_api's compile_ir and lower_ir. */
char *module_compile(const struct llvm_target *target, const struct llvm_code *code, const struct llvm_output *out);
char *module_lower(const struct llvm_target *target, const struct llvm_code *code, struct llvm_bitcode *out);

#endif
