/* SPDX-License-Identifier: MIT */
/* Loads the parts of the command that only native code wants, when it is first wanted. */
#ifndef FIRN_IR_BACKEND_H
#define FIRN_IR_BACKEND_H

#include "compiler/llvm/api.h"

/* A symbol of a shared module of the command. NULL with *error set when there is none. */
void *backend_symbol(const char *module, const char *symbol, const char **error);

/* The table of libfirn-llvm.so; loaded once. On failure returns NULL and points *error at a message that lives until exit. */
const struct llvm_api *backend_llvm(const char **error);

#endif
