/* SPDX-License-Identifier: MIT */
/* A module's __getattr__ (PEP 562), asked for names that it does not have. */
#include "runtime/core/error.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"

value module_own_getattr(const struct module_obj *m, value name) {
  value wanted = special_name(SPECIAL_GETATTR);
  if (wanted == V_STOP || name == wanted) return V_STOP;
  value *slot = module_slot(m, wanted), f = slot && *slot ? *slot : V_STOP;
  if (f == V_STOP && m->state && m->state[1]) f = firn_service_module_dynamic(m, wanted, V_STOP); /* compiled at run time */
  return f == V_STOP || f == V_ERROR ? f : call_1(f, name);
}
