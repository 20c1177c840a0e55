/* SPDX-License-Identifier: MIT */
/* The image that runs module initialisers at build time (freeze/snapshot.c, runtime/core/snapshot.c): what the freezer
 * puts into it, and what it says on its console.
 *
 *   step N            step number N of firn_snapshot_steps begins
 *   impure NAME       a C function was called that must not run at build time; the run ends
 *   error TYPE        the step raised an exception; the run ends
 *   at HEX HEX...     contents of memory: address, then up to 32 bytes; all of modules and heap that is not zero
 *   end               all steps are done and memory has been told
 */
#ifndef FIRN_ABI_SNAPSHOT_H
#define FIRN_ABI_SNAPSHOT_H

#include <stdint.h>

struct module_obj;
struct code_obj;

/* Runs one statement of a module's body; or, without code, sets the module's state. */
struct snapshot_step {
  const struct module_obj *module;
  const struct code_obj *code;
  uintptr_t state; /* enum module_state */
};
extern const struct snapshot_step firn_snapshot_steps[];
extern const uintptr_t firn_snapshot_count;

#endif
