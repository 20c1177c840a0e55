/* SPDX-License-Identifier: MIT */
/* Names that .mpy files refer to by number (static_name.def). */
#ifndef FIRN_BYTECODE_STATIC_NAME_H
#define FIRN_BYTECODE_STATIC_NAME_H

#include "compiler/bytecode/code.h"

enum {
  STATIC_NAMES = 0
#define STATIC_NAME(text) +1
#include "compiler/bytecode/static_name.def"
#undef STATIC_NAME
};

/* Text of number 1 .. STATIC_NAMES. */
struct code_text static_name_text(uint32_t number);

/* The number of a text, or 0. */
uint32_t static_name_number(struct code_text text);

#endif
