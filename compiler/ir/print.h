/* SPDX-License-Identifier: MIT */
#ifndef FIRN_IR_PRINT_H
#define FIRN_IR_PRINT_H

#include "compiler/ir/ir.h"

#include <stdio.h>

/* The module as text, for people and for golden tests. */
void ir_print(FILE *to, const struct ir_module *m);

#endif
