/* SPDX-License-Identifier: MIT */
/* A module's __getattr__ (PEP 562), asked for names that it does not have. */
#include "runtime/core/error.h"
#include "runtime/core/module.h"
#include "runtime/core/special.h"

value module_own_getattr(const struct module_obj *m, value name) {
  value wanted = special_name(SPECIAL_GETATTR);
  value *f = wanted == V_STOP || name == wanted ? 0 : module_slot(m, wanted);
  return f && *f ? call_1(*f, name) : V_STOP;
}
