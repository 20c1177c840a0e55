/* SPDX-License-Identifier: MIT */
/* AST -> wire code. */
#ifndef FIRN_BYTECODE_EMIT_H
#define FIRN_BYTECODE_EMIT_H

#include "compiler/bytecode/code.h"
#include "compiler/front/ast.h"
#include "compiler/front/scope.h"

enum emit_mode {
  EMIT_FIRN, /* for Firn's own images: EXT opcodes where Python needs them */
  EMIT_MPY   /* for stock MicroPython: 6.3 opcodes only; what they cannot say is an error */
};

/* What the body of the module is for. */
enum emit_use {
  EMIT_FILE,
  EMIT_EXPRESSION, /* FRONT_EXPRESSION: its value is returned */
  EMIT_INTERACTIVE /* values of expression statements go to __repl_print__ */
};

struct emit_options {
  enum emit_mode mode;
  enum emit_use use;
  int optimise;          /* mpy-cross's -O: 1 drops asserts and clears __debug__, 3 drops line numbers */
  bool no_lines;         /* mpy-cross's -X no-source-lines: as -O3 drops them, and nothing else */
  const char *file;      /* source file name to record; NULL: the diagnostics' */
  uint8_t small_int_bits; /* 0: 31 */
  bool has_const;        /* what runs the module has micropython's const in its namespace */
  bool strict;           /* EMIT_MPY: what stock MicroPython 1.24's own compiler does not take is an error, not lowered */
  bool circuitpython;    /* EMIT_MPY: the file is CircuitPython's */
};

/* Compiles an analysed module (scope_analyse succeeded). Result in the module's arena. What cannot
   be compiled is added to `diags` (code "unsupported"), every place of it; then NULL. */
struct code_module *emit_module(const AstModule *module, const struct emit_options *options,
                                Diags *diags);

/* The value of a constant expression of an analysed module, and of const(…) of micropython around one; NULL: it is none. In the
   module's arena. */
const struct code_const *emit_constant(const AstModule *module, int optimise, const AstNode *node);
/* 1: the expression is always true; 0: it never is; -1: not known. */
int emit_truth(const AstModule *module, int optimise, const AstNode *node);

#endif
