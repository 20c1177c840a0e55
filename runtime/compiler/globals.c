/* SPDX-License-Identifier: MIT */
#include "runtime/compiler/globals.h"

#include "runtime/abi/image.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/vm_op.h"

const struct module_obj *module_of_dict(value dict, bool is_package) {
  struct module_info_obj *info = (struct module_info_obj *)gc_values(sizeof *info / sizeof(value));
  if (!info) return 0;
  value name = dict_find(OBJ(dict, dict), N(__name__)), file = dict_find(OBJ(dict, dict), N(__file__));
  name = name && value_is_str(name) ? name_intern(name) : N(builtins);
  if (file) file = value_is_str(file) ? name_intern(file) : 0;
  struct module_obj *m = name ? gc_new(sizeof *m, &module_type) : 0;
  if (!m || vm.error) return 0;
  info->name = name;
  info->file = file;
  info->is_package = is_package;
  m->info = info;
  m->state = gc_values(2);
  if (!m->state) return 0;
  m->state[0] = V_INT(MODULE_DONE);
  gc_store(&m->state[1], dict);
  return m;
}

const struct module_obj *module_of_globals(value function, value globals) {
  if (value_kind(globals) != KIND_DICT) {
    err_raise(E(globals_dict), function, globals, 0);
    return 0;
  }
  const struct module_obj *m = namespace_module(globals);
  return m ? m : module_of_dict(globals, false);
}

static value own(const struct module_obj *m, value name) {
  value v = module_held(m, name);
  return v == V_STOP && name == N(__file__) && m->info->file ? m->info->file : v;
}

/* The module of the image that the code is frozen with: they share a pool. */
static const struct module_obj *module_of_code(const struct code_obj *code) {
  for (uintptr_t i = 0; i < firn_modules_count; i++) {
    const struct code_obj *body = firn_modules[i]->info->code;
    if (body && code_of((value)body)->consts == code->consts) return firn_modules[i];
  }
  return 0;
}

const struct module_obj *module_with_slots(const struct code_obj *code, const struct module_obj *m) {
  const struct module_obj *home = module_of_code(code);
  if (!home || home == m) return m;
  struct module_obj *ran = gc_new(sizeof *ran, &module_type);
  if (!ran) return 0;
  ran->info = home->info;
  ran->state = gc_values(2);
  ran->slots = ran->state ? gc_values(home->info->n_slots + 1u) : 0;
  if (!ran->slots) return 0;
  ran->state[0] = V_INT(MODULE_DONE);
  if (m->state) gc_store(&ran->state[1], m->state[1]);
  for (unsigned i = 0; i < home->info->n_slots; i++) {
    value v = own(m, home->info->slot_names[i]);
    if (!v) return 0;
    if (v != V_STOP) gc_store(&ran->slots[i], v);
  }
  return ran;
}

bool module_take_slots(const struct module_obj *m, const struct module_obj *ran) {
  for (unsigned i = 0; i < ran->info->n_slots && m != ran; i++) {
    value name = ran->info->slot_names[i], before = own(m, name), now = ran->slots[i];
    if (!before || (now == before || (!now && before == V_STOP) ? false : !module_set(m, name, now))) return false;
  }
  return true;
}

/* Module variable, then builtin: LOAD_GLOBAL_NAME. */
static value load(const struct module_obj *m, value name) {
  value v = own(m, name);
  if (v == V_STOP) v = firn_service_builtin_find(name);
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

bool global_store(const struct module_obj *m, value name, value v) {
  value old = v ? v : own(m, name);
  if (old == V_STOP) err_raise(E(name_not_defined), name, 0, 0);
  return old && old != V_STOP && module_set(m, name, v);
}

const uint8_t *vm_global_name_op(struct frame *f, const uint8_t *ip, value *sp) {
  unsigned op = ip[-1];
  OPERAND(n);
  value name = f->code->consts[n];
  if (op == OP_LOAD_GLOBAL_NAME) {
    value v = load(f->module, name);
    *++sp = v;
    f->sp = sp;
    return v ? ip : 0;
  }
  value v = op == OP_STORE_GLOBAL_NAME ? *sp-- : V_UNSET;
  f->sp = sp;
  return global_store(f->module, name, v) ? ip : 0;
}
