/* SPDX-License-Identifier: MIT */
/* The door of libfirn-llvm.so.
 *
 * libLLVM costs a program that links with it a quarter of a second and 55 MB before main. So this folder is a shared module
 * of its own, the `firn` command loads it (compiler/ir/backend.h) only when native code is wanted, and everything crosses through the
 * one table below. Whoever calls it needs no LLVM header; nothing outside this folder includes llvm-c. */
#ifndef FIRN_LLVM_API_H
#define FIRN_LLVM_API_H

#include <stdbool.h>
#include <stddef.h>

struct ir_module;
struct AstValue;

/* What LLVM has to know of a target; all strings are LLVM's own names (target.def has them). */
struct llvm_target {
  const char *triple;   /* "" is this machine's own; else "thumbv7m-unknown-none-eabi", "xtensa", "x86_64-unknown-linux-gnu" */
  const char *cpu;      /* "cortex-m3", "esp8266"; "" is the triple's default */
  const char *features; /* "+vfp4d16sp", "-mul32high,-s32c1i"; "" for none */
};

/* What to make. Exactly what is named is written; a file that fails is removed. */
struct llvm_output {
  const char *object;    /* path of the ELF object, or NULL */
  const char *assembly;  /* path of LLVM's assembly, or NULL */
  const char *ir;        /* path of the LLVM IR before code generation, or NULL */
  const char *passes;    /* LLVM pass pipeline, e.g. "default<O2>", or NULL for none */
  bool raw_object;       /* leave out this folder's workarounds; the tests that show them necessary use it */
};

/* How names, constants and globals are called at link time. Whoever lays out the image (freeze/) answers and takes care that each
 * symbol it gave exists. Returned texts live until the compilation ends. */
struct ir_linkage {
  const char *(*name)(void *ctx, const char *bytes, size_t length);     /* the str object of an interned name */
  const char *(*constant)(void *ctx, const struct AstValue *constant);  /* the object of a number or bytes */
  const char *(*builtin)(void *ctx, const char *name, size_t length);   /* object of a builtin that nothing rebinds, or NULL */
  int (*slot)(void *ctx, const char *name, size_t length);              /* index of a module global, or -1 */
  /* Guess at the slot of attribute `name` of the objects that function `number` of the module has to do with; NULL, or 255
   * as answer: no guess. */
  unsigned (*guess)(void *ctx, unsigned number, const char *name, size_t length);
  const char *slots_symbol;  /* the module's slot array */
  const char *module_symbol; /* the module object */
  void *ctx;
};

/* A module's native functions and how to compile them. */
struct llvm_code {
  const struct ir_module *module;
  const struct ir_linkage *linkage;
  unsigned word_bits, float_bits;
  bool stock_without_homes; /* … and no volatile homes: for the test that shows them necessary */
  bool stock;         /* stock MicroPython's native ABI (lower_stock.c): linkage->name gives the place in the name table */
};

struct llvm_bitcode {
  char *bytes; /* the caller frees them */
  size_t size;
};

/* Bitcode that becomes one object, and what is beside it in the link. */
enum llvm_place { LLVM_INSIDE /* nothing beside it refers to it */, LLVM_NEEDED, LLVM_ELSEWHERE /* there is a definition that goes before */ };
struct llvm_whole {
  const char *runtime;        /* path of bitcode that has been optimised as far as it goes alone */
  const char *const *modules; /* paths of what lower_ir made, end with NULL … */
  const char *module_passes;  /* … and the pipeline for each of them before */
  void (*defines)(void *ctx, const char *symbol); /* is told all that is defined … */
  enum llvm_place (*place)(void *ctx, const char *symbol); /* … before it is asked for each of them */
  void *ctx;
};

struct llvm_api {
  unsigned size; /* sizeof(struct llvm_api): a stale module is refused */

  /* Compiles the LLVM bitcode (or textual IR) file `in` for the target, whatever CPU it was made for. Every function
   * and variable gets a section of its own. Returns NULL, or a message the caller frees. */
  char *(*compile_bitcode)(const struct llvm_target *target, const char *in, const struct llvm_output *out);

  /* Compiles what lower_ir made. The object is the same wherever and whenever that is done. */
  char *(*compile_lowered)(const struct llvm_target *target, const struct llvm_bitcode *in, const struct llvm_output *out);

  /* Writes a module's functions as bitcode, no pass of LLVM run yet: the same bytes for the same functions, names and target. */
  char *(*lower_ir)(const struct llvm_target *target, const struct llvm_code *code, struct llvm_bitcode *out);

  /* Compiles a module's functions at once. The object defines `firn_nat_<module>__<n>` for each: its generic entry. */
  char *(*compile_ir)(const struct llvm_target *target, const struct llvm_code *code, const struct llvm_output *out);

  /* Links bitcode, whatever CPU it was made for, optimises it as a whole and compiles it for the target. */
  char *(*compile_whole)(const struct llvm_target *target, const struct llvm_whole *whole, const struct llvm_output *out);
};

/* The one exported symbol; `firn_llvm_api` by dlsym. */
const struct llvm_api *firn_llvm_api(void);

#endif
