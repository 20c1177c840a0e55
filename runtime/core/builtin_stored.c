/* SPDX-License-Identifier: MIT */
/* What the program has stored into module builtins. Only images that name the module and store attributes have this, and
 * only there has the module a state; names that are stored nowhere are bound to the builtins when the image is built. */
#include "runtime/abi/image.h"
#include "runtime/core/dict.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"

value builtin_stored(value name) {
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct module_obj *m = firn_modules[i];
    if (m->info->name != N(builtins)) continue;
    value v = m->state && m->state[1] ? dict_find(OBJ(dict, m->state[1]), name) : V_UNSET;
    return v ? v : V_STOP;
  }
  return V_STOP;
}
