/* SPDX-License-Identifier: MIT */
/* Syntax tree -> typed IR. */
#ifndef FIRN_IR_BUILD_H
#define FIRN_IR_BUILD_H

#include "compiler/front/front.h"
#include "compiler/ir/ir.h"

enum native_kind { KIND_BYTECODE, KIND_NATIVE, KIND_VIPER };

/* What the builder may assume of the program. */
struct ir_world {
  bool emit_native; /* --emit native: every function that can be is compiled, not only the decorated ones */
  bool ignore_native; /* --emit bytecode: @micropython.native is ignored; viper is not, its meaning is another */
  bool is_closed;   /* all modules of the image are known: never-rebound functions are called directly */
  /* Is module attribute `name` stored to from outside its module, by `m.name = …` anywhere in the program? */
  bool (*is_stored)(void *ctx, const char *name, uint32_t length);
  /* Why a function stays bytecode; called once for each. */
  void (*stays_bytecode)(void *ctx, const AstFunctionDef *function, Span where, const char *why);
  void *ctx;
};

/* A function the builder may compile, with the number its code object has in the module. */
struct ir_candidate {
  const AstFunctionDef *function;
  uint32_t number;
};

/* Builds the IR of those candidates of `module` that are to be native. Errors of viper functions (code
 * "viper-unsupported", "viper-type") go to `diags`. Free the result with ir_module_free; NULL after errors. */
struct ir_module *ir_build(const AstModule *module, struct ir_text name, const struct ir_candidate *candidates, uint32_t n,
                           const struct ir_world *world, Diags *diags);

/* What the decorators of `function` ask for; KIND_BYTECODE when there is another decorator too (other_decorator is set then). */
enum native_kind ir_decorated(const AstFunctionDef *function, bool *other_decorator);

#endif
