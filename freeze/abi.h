/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ABI_H
#define FIRN_FREEZE_ABI_H

#include <stdbool.h>

/* The ABI between image and runtime at link time (runtime/abi/link.h). */

/* The runtime's symbol that runs the program (its initialisers at build time), which is there under this name only in a
   library of our ABI. */
const char *abi_run(bool double_floats, bool at_build, bool prompt);
/* Did a linker complain that the runtime library, or the board's objects, are of another ABI? Then says so on stderr. */
bool abi_explain(const char *linker_said, const char *library, bool double_floats);

#endif
