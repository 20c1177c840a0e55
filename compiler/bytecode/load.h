/* SPDX-License-Identifier: MIT */
/* A .py or .mpy file -> code_module, for commands and the freezer. */
#ifndef FIRN_BYTECODE_LOAD_H
#define FIRN_BYTECODE_LOAD_H

#include "compiler/bytecode/emit.h"

/* Source text -> verified module, or NULL with the reasons in `diags`. `text` and `name` are borrowed for as
   long as the arena lives. The syntax tree stays in the arena too: *tree, unless `tree` is NULL. */
struct code_module *load_source(Arena *arena, const char *text, size_t len, const char *name,
                                const struct emit_options *options, Diags *diags, AstModule **tree);

/* Bytes of a .mpy file -> verified module, or NULL with the reason in `diags`. */
struct code_module *load_mpy(Arena *arena, const uint8_t *data, size_t len, const char *name,
                             Diags *diags);

#endif
