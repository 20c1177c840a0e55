/* SPDX-License-Identifier: MIT */
/* Loads libfirn-llvm.so, the part of the command that knows LLVM, when native code is first wanted. */
#ifndef FIRN_NATIVE_H
#define FIRN_NATIVE_H

#include "compiler/llvm/api.h"

/* The module's table; loaded once. On failure returns NULL and points *error at a message that lives until exit. */
const struct llvm_api *native_llvm(const char **error);

#endif
