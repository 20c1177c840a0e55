/* SPDX-License-Identifier: MIT */
/* Loads libfirn-llvm.so, the part of the command that knows LLVM, when native code is first wanted. */
#ifndef FIRN_IR_BACKEND_H
#define FIRN_IR_BACKEND_H

#include "compiler/llvm/api.h"

/* The module's table; loaded once. On failure returns NULL and points *error at a message that lives until exit. */
const struct llvm_api *backend_llvm(const char **error);

#endif
