/* SPDX-License-Identifier: MIT */
/* Changes to LLVM IR that steer clear of LLVM 22's defects in the Xtensa back end. */
#ifndef FIRN_LLVM_MEND_H
#define FIRN_LLVM_MEND_H

#include <llvm-c/Types.h>

/* Rewrites what the Xtensa instruction selector aborts on. Run it after the last optimisation pass. */
void mend_xtensa(LLVMModuleRef module);

/* Drops the CPU and features the front end noted on each function, so that the machine's own hold; marks
 * functions nounwind (no unwind tables). */
void mend_functions(LLVMModuleRef module);

#endif
