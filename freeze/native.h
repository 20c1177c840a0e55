/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_NATIVE_H
#define FIRN_FREEZE_NATIVE_H

#include "compiler/bytecode/frozen.h"
#include "compiler/llvm/api.h"
#include "freeze/build.h"
#include "freeze/graph.h"
#include "freeze/rom.h"
#include "freeze/shadow.h"

struct native_use;
struct native_used {
  struct native_use *uses;
  uint32_t count, room;
};

/* An object to be made. */
struct native_job {
  uint32_t index; /* of the module */
  struct llvm_bitcode bitcode;
  char *path;
};

/* The functions of an application that become machine code. */
struct native {
  const struct build_options *options;
  enum target_float width;
  struct graph *graph;
  struct ir_module **modules; /* by module of the graph; NULL: no native function */
  bool **is_native;           /* by module, then by code object; NULL: none */
  struct native_used *used;   /* by module: what its code refers to */
  uint32_t functions;         /* in all */
  char **objects;             /* paths, ends with NULL … */
  char **bitcode;             /* … and of the same as bitcode, when the image is optimised as a whole */
  struct native_job *jobs;    /* native_finish's */
  uint32_t job_count, job_room;
};

/* Decides which functions are native and makes their IR, all passes run. Errors (viper) are added to the graph's diagnostics;
   functions that stay bytecode are noted there when the build is verbose. False when --stop-after ended it. */
bool native_plan(struct native *native, const struct build_options *options, enum target_float width, struct graph *graph,
                 struct shadow *shadow);
/* How the code object of a module runs, for the analysis of types. */
enum flow_code_kind native_kind(const struct native *native, uint32_t module, uint32_t code);
/* The LLVM passes of native code. */
#define NATIVE_PASSES "default<O2>"
/* What the intermediate files of a module are called, without ending; the caller's. */
char *native_file(const char *module);
/* Makes bitcode of module `index`; what it refers to is put into `rom`. On failure it has been told. */
enum build_outcome native_lower(struct native *native, uint32_t index, const struct frozen_module *frozen, struct rom *rom,
                                struct shadow *shadow, struct llvm_bitcode *out);
/* Module `index` is to be an object in `folder`: native_finish makes it, or it is the one that was made of the same bitcode
   (options->steps). What it refers to is put into `rom`; when there is an object already, only that. On failure it has been told. */
enum build_outcome native_compile(struct native *native, uint32_t index, const struct frozen_module *frozen, struct rom *rom,
                                  struct shadow *shadow, const char *folder);
/* Makes the objects, on all processors. On failure it has been told. */
enum build_outcome native_finish(struct native *native);
void native_free(struct native *native);

#endif
