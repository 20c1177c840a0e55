/* SPDX-License-Identifier: MIT */
/* Code as text, for `firn dis` and golden tests. */
#ifndef FIRN_BYTECODE_DIS_H
#define FIRN_BYTECODE_DIS_H

#include "compiler/bytecode/frozen.h"

#include <stdio.h>

/* One line an instruction: offset, line, name, operand and what it means. */
void dis_module(const struct code_module *module, FILE *out);

/* The same for the frozen form, with pool and slots. `dense`: its code is dense (runtime/abi/dense.def). */
void dis_frozen(const struct frozen_module *module, bool dense, FILE *out);

#endif
