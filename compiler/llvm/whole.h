/* SPDX-License-Identifier: MIT */
#ifndef FIRN_LLVM_WHOLE_H
#define FIRN_LLVM_WHOLE_H

#include "compiler/llvm/api.h"

/* llvm_api's compile_whole. */
char *whole_compile(const struct llvm_target *target, const struct llvm_whole *whole, const struct llvm_output *out);

#endif
