/* SPDX-License-Identifier: MIT */
/* Frozen code -> dense code (runtime/abi/dense.def): the last thing that happens to code before it is laid out, where the
 * image's interpreter is `dense`. Everything else in the freezer reads frozen code and knows nothing of it.
 *
 * A module's pool is ordered anew for it: first what LOAD_CONST_OBJ loads most, then all else by its uses; what no code uses
 * any more is left out. */
#ifndef FIRN_FREEZE_DENSE_H
#define FIRN_FREEZE_DENSE_H

#include "freeze/modules.h"

struct dense_module {
  struct frozen_module frozen; /* with dense code, of the module's body what is left of it for boot; in the arena of its source */
  const struct code_unit *too_large; /* a function whose code or a jump in it is too long for what tells it; or NULL */
  uint32_t *entries;           /* of its pool: which of the frozen module's they were. The caller's, to be freed */
};

/* `named`: functions have their names in the image. Machine code counts the pool's entries as they were: with some in the module
   the pool stays as it is. */
struct dense_module dense_module_make(const struct module_input *input, bool named);

/* Bytes that a module's code is smaller by; 0 where some of it would be too large. */
uint32_t dense_saves(const struct module_input *input, bool named);

#endif
