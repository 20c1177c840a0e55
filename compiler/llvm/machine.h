/* SPDX-License-Identifier: MIT */
/* One LLVM target machine, and a module's way through it into an object file. */
#ifndef FIRN_LLVM_MACHINE_H
#define FIRN_LLVM_MACHINE_H

#include "compiler/llvm/api.h"

#include <llvm-c/TargetMachine.h>

struct machine {
  LLVMTargetMachineRef handle;
  LLVMTargetDataRef layout;
  char *triple;
  bool is_xtensa;
};

/* Makes the machine for `target`. Returns NULL or a message the caller frees; on success end with machine_free. */
char *machine_new(struct machine *m, const struct llvm_target *target);
void machine_free(struct machine *m);

/* Gives every function and plain variable of `module` a section of its own: LLVM's C API cannot ask for
 * -ffunction-sections, and --gc-sections drops whole sections only. */
void machine_split_sections(LLVMModuleRef module);

/* Runs a pipeline over `module`; NULL: none. Returns NULL or a message to free. */
char *machine_optimise(const struct machine *m, LLVMModuleRef module, const char *passes);

/* Runs out->passes over `module` (when given) and writes the outputs. `module` is changed. Returns NULL or a message to free. */
char *machine_emit(const struct machine *m, LLVMModuleRef module, const struct llvm_output *out);

#endif
