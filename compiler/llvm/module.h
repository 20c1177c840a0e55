/* SPDX-License-Identifier: MIT */
#ifndef FIRN_LLVM_MODULE_H
#define FIRN_LLVM_MODULE_H

#include "compiler/llvm/api.h"

/* llvm_api's compile_ir. */
char *module_compile(const struct llvm_target *target, const struct llvm_code *code, const struct llvm_output *out);

#endif
