/* SPDX-License-Identifier: MIT */
/* Modules (module.h). A module's globals are slots; names that only come up at run time go to a dict in state[1]. */
#include "runtime/core/module.h"

#include "runtime/abi/link.h"

#include "runtime/abi/image.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

value *module_slot(const struct module_obj *m, value name) {
  const value *names = m->info->slot_names;
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (names[i] == name) return m->slots + i;
  }
  return 0;
}

/* A member is what it is, or what its getter returns. */
static value member_value(value v) {
  bool getter = value_is_obj(v) && obj_type(v) == &cfunction_type && OBJ(cfunction, v)->flags & CFUN_GETTER;
  return getter ? ((value(*)(void))OBJ(cfunction, v)->fn)() : v;
}

value module_find(const struct module_obj *m, value name) {
  value *slot = module_slot(m, name);
  if (slot && *slot) return *slot;
  if (m->state && m->state[1]) {
    value v = firn_service_module_dynamic(m, name, V_STOP);
    if (v != V_STOP) return v;
  }
  const struct members_obj *members = m->info->members;
  for (size_t i = 0; members && i < members->n; i++) {
    if (members->rows[2 * i] == name) return member_value(members->rows[2 * i + 1]);
  }
  if (m->info->is_package && firn_service_submodule) {
    value v = firn_service_submodule(m, name);
    if (v != V_STOP) return v;
  }
  if (name == N(__name__)) return module_name(m);
  if (name == N(__file__)) return m->info->file ? m->info->file : V_STOP;
  if (name == N(__doc__)) return V_NONE;
  if (name == N(__dict__) && firn_service_module_namespace) return firn_service_module_namespace(m);
  return firn_service_own_getattr ? firn_service_own_getattr(m, name) : V_STOP;
}

bool module_set(const struct module_obj *m, value name, value v) {
  value *slot = module_slot(m, name);
  if (slot) {
    if (!v && !*slot) return err_raise(E(module_no_attribute), m->info->name, name, 0);
    gc_store(slot, v);
    return true;
  }
  if (firn_service_module_dynamic && m->state) {
    value r = firn_service_module_dynamic(m, name, v);
    if (r != V_STOP) return r != V_ERROR;
  }
  if (firn_service_sys_store) {
    value r = firn_service_sys_store(m, name, v);
    if (r != V_STOP) return r != V_ERROR;
  }
  if (v) return err_raise(E(module_read_only), name, m->info->name, 0);
  return err_raise(E(module_no_attribute), m->info->name, name, 0);
}

static bool run_body(const struct module_obj *m) {
  if (firn_service_run_body) return firn_service_run_body(m);
  const struct function_obj body = {.type = &function_type, .code = m->info->code, .module = m};
  return vm_call_function((value)&body, 0, 0, 0) != V_ERROR;
}

bool module_run(const struct module_obj *m) {
  if (!m->state || module_state_of(m) == MODULE_DONE || module_state_of(m) == MODULE_RUNNING) return true;
  if (!m->info->code) {
    m->state[0] = V_INT(MODULE_DONE);
    return true;
  }
  m->state[0] = V_INT(MODULE_RUNNING);
  bool ok = run_body(m);
  m->state[0] = V_INT(ok ? MODULE_DONE : MODULE_FAILED);
  return ok;
}
/* The name by which an image refers to it. */
extern bool LINK_RUN(FIRN_FLOAT_BITS)(const struct module_obj *) __attribute__((alias("module_run")));

value module_getattr(value v, value name) { return module_find(OBJ(module, v), name); }

value module_setattr(value v, value name, value x) {
  ASKS(module_stores);
  return module_set(OBJ(module, v), name, x) ? V_NONE : V_ERROR;
}

bool module_print(struct writer *w, value v, enum print_kind kind) {
  const struct module_info_obj *info = OBJ(module, v)->info;
  if (!print_cstr(w, "<module ") || !print_value(w, info->name, PRINT_REPR)) return false;
  if (!info->file) return print_cstr(w, " (built-in)>");
  return print_cstr(w, " from ") && print_value(w, info->file, PRINT_REPR) && print_cstr(w, ">");
}

BUILTIN_TYPE_DEF_BARE(module, module, MODULE, object, TYPE_FINAL, &module_ops)
