/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/static_name.h"

static const struct code_text names[STATIC_NAMES + 1] = {
    {"", 0},
#define STATIC_NAME(text) {text, sizeof(text) - 1},
#include "compiler/bytecode/static_name.def"
#undef STATIC_NAME
};

struct code_text static_name_text(uint32_t number) { return names[number]; }

uint32_t static_name_number(struct code_text text) {
  for (uint32_t i = 1; i <= STATIC_NAMES; i++)
    if (names[i].len == text.len && code_text_equal(names[i], text)) return i;
  return 0;
}
