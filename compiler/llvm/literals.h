/* SPDX-License-Identifier: MIT */
/* Xtensa assembly as LLVM prints it -> assembly its own assembler turns into a right object. */
#ifndef FIRN_LLVM_LITERALS_H
#define FIRN_LLVM_LITERALS_H

#include <stddef.h>

/* Rewrites `text` (length bytes). Returns a string the caller frees, or NULL when memory runs out. */
char *literals_apart(const char *text, size_t length);

#endif
