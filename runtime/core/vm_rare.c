/* SPDX-License-Identifier: MIT */
/* Opcodes that run seldom or that many programs have none of, in groups (vm_op.h). */
#include "runtime/abi/operator.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/place.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/core/vm_op.h"

/* What most of them do last: a result, or an error, in place of operands. */
static const uint8_t *push(struct frame *f, const uint8_t *ip, value *sp, value v) {
  if (!v) return 0;
  *++sp = v;
  f->sp = sp;
  return ip;
}

static const uint8_t *done(struct frame *f, const uint8_t *ip, value *sp, bool ok) {
  f->sp = sp;
  return ok ? ip : 0;
}

value vm_unset_local(const struct code_obj *code, unsigned n) {
  return err_raise(n < RARE_FIELD(code, n_free) ? E(unbound_free) : E(unbound_local), firn_service_code_local(code, n), 0, 0);
}

/* Perhaps a builtin that the module may replace. */
value vm_unset_global(const struct frame *f, unsigned slot) {
  value name = f->module->info->slot_names[slot];
  value v = firn_service_builtin_find ? firn_service_builtin_find(name) : V_STOP;
  if (v == V_STOP && name == N(__name__)) return module_name(f->module); /* the module assigns one later */
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

/* LOAD_NAME_DYNAMIC */
static value load_dynamic(const struct frame *f, value name) {
  value v = firn_service_module_dynamic ? firn_service_module_dynamic(f->module, name, V_STOP) : V_STOP;
  if (v == V_STOP && firn_service_builtin_find) v = firn_service_builtin_find(name);
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

const uint8_t *vm_delete_global_op(struct frame *f, const uint8_t *ip, value *sp) {
  OPERAND(n);
  value v = f->module->slots[n];
  f->module->slots[n] = V_UNSET;
  return done(f, ip, sp, v || err_raise(E(name_not_defined), f->module->info->slot_names[n], 0, 0));
}

/* ---- what has constants: of pools that are words, and of those that are places ---- */

POOL_INLINE const uint8_t *name_op(struct frame *f, const uint8_t *ip, value *sp, bool places) {
  unsigned op = ip[-1];
  OPERAND(n);
  value name = pool_name(f->code->consts, (int)n, places), v;
  switch (op) {
  case OP_STORE_NAME: return done(f, ip, sp - 1, firn_service_store_name(f, name, *sp));
  case OP_DELETE_NAME: return done(f, ip, sp, firn_service_store_name(f, name, V_UNSET));
  case OP_LOAD_NAME_DYNAMIC: return push(f, ip, sp, load_dynamic(f, name));
  case OP_LOAD_CLASS_NAME: {
    FORWARD(to);
    v = firn_service_load_name(f, name);
    return v == V_STOP ? done(f, ip, sp, true) : push(f, ip + to, sp, v);
  }
  default: /* LOAD_NAME */
    v = firn_service_load_name(f, name);
    return push(f, ip, sp, v == V_STOP ? load_dynamic(f, name) : v);
  }
}

const uint8_t *vm_name_op(struct frame *f, const uint8_t *ip, value *sp) { return name_op(f, ip, sp, false); }
const uint8_t *vm_name_op_places(struct frame *f, const uint8_t *ip, value *sp) { return name_op(f, ip, sp, true); }

POOL_INLINE const uint8_t *import_op(struct frame *f, const uint8_t *ip, value *sp, bool places) {
  unsigned op = ip[-1];
  if (op == OP_IMPORT_STAR) return done(f, ip, sp - 1, firn_service_import_star(f->module, *sp));
  OPERAND(n);
  value name = pool_name(f->code->consts, (int)n, places);
  if (op == OP_IMPORT_FROM) return push(f, ip, sp, firn_service_import_from(*sp, name));
  return push(f, ip, sp - 2, firn_service_import_name(f->module, name, sp[-1], *sp));
}

const uint8_t *vm_import_op(struct frame *f, const uint8_t *ip, value *sp) { return import_op(f, ip, sp, false); }
const uint8_t *vm_import_op_places(struct frame *f, const uint8_t *ip, value *sp) { return import_op(f, ip, sp, true); }

POOL_INLINE const uint8_t *closure_op(struct frame *f, const uint8_t *ip, value *sp, bool places) {
  unsigned op = ip[-1];
  OPERAND(n);
  unsigned cells = op == OP_MAKE_FUNCTION_DEFARGS ? 0 : *ip++;
  unsigned defaults = op == OP_MAKE_CLOSURE ? 0 : 2;
  sp -= cells + defaults;
  value code = pool_code(f->code->consts, (int)n, places);
  value v = firn_service_make_closure(code, f->module, defaults ? sp[1] : 0, defaults ? sp[2] : 0, cells, sp + 1 + defaults);
  return push(f, ip, sp, v);
}

const uint8_t *vm_closure_op(struct frame *f, const uint8_t *ip, value *sp) { return closure_op(f, ip, sp, false); }
const uint8_t *vm_closure_op_places(struct frame *f, const uint8_t *ip, value *sp) { return closure_op(f, ip, sp, true); }

/* ---- the others ---- */

const uint8_t *vm_build_op(struct frame *f, const uint8_t *ip, value *sp) {
  unsigned op = ip[-1];
  OPERAND(n);
  if (op == OP_FORMAT_VALUE) {
    value spec = n >> 2 ? *sp-- : 0;
    return push(f, ip, sp - 1, firn_service_format_value(n & 3, *sp, spec));
  }
  sp -= n;
  switch (op) {
  case OP_BUILD_SET: return push(f, ip, sp, firn_service_build_set(n, sp + 1));
  case OP_BUILD_SLICE: return push(f, ip, sp, firn_service_build_slice(sp[1], sp[2], n == 3 ? sp[3] : V_NONE));
  default: return push(f, ip, sp, firn_service_build_string(n, sp + 1));
  }
}

const uint8_t *vm_comprehension_op(struct frame *f, const uint8_t *ip, value *sp) {
  OPERAND(n);
  value *at = sp - (n >> 2);
  switch (n & 3) {
  case 0: return done(f, ip, sp - 1, firn_service_append(*at, *sp));
  case 1: return done(f, ip, sp - 2, firn_service_store_map(*at, sp[0], sp[-1]));
  default: return done(f, ip, sp - 1, firn_service_add(*at, *sp));
  }
}

const uint8_t *vm_spread_op(struct frame *f, const uint8_t *ip, value *sp) {
  unsigned op = ip[-1];
  switch (op) {
  case OP_DICT_MERGE: return done(f, ip, sp - 1, firn_service_spread_map(sp[-1], *sp));
  case OP_LIST_EXTEND: return done(f, ip, sp - 1, firn_service_spread_list(sp[-1], *sp));
  case OP_SET_UPDATE: return done(f, ip, sp - 1, firn_service_merge_set(sp[-1], *sp));
  case OP_LIST_TO_TUPLE: return push(f, ip, sp - 1, firn_service_list_tuple(*sp));
  }
  OPERAND(n);
  if (op == OP_UNPACK_EX) {
    unsigned more = (n & 0xff) + (n >> 8);
    return done(f, ip, sp + more, firn_service_unpack_ex(*sp, n & 0xff, n >> 8, sp));
  }
  bool method = op == OP_CALL_METHOD_VAR_KW;
  value stars = *sp--;
  sp -= (n & 0xff) + 2 * (n >> 8) + method;
  return push(f, ip, sp - 1, firn_service_call_star(n, method, sp, stars));
}

const uint8_t *vm_match_op(struct frame *f, const uint8_t *ip, value *sp) {
  switch (ip[-1]) {
  case OP_MATCH_SEQUENCE: return push(f, ip, sp, firn_service_match_sequence(*sp));
  case OP_MATCH_MAPPING: return push(f, ip, sp, firn_service_match_mapping(*sp));
  case OP_MATCH_KEYS: return push(f, ip, sp, firn_service_match_keys(sp[-1], *sp));
  case OP_GET_LEN: {
    intptr_t n = firn_service_len(*sp);
    return n < 0 ? 0 : push(f, ip, sp, V_INT(n));
  }
  }
  OPERAND(n);
  sp -= 3;
  return push(f, ip, sp, firn_service_match_class(n, sp[1], sp[2], sp[3]));
}

static const uint8_t *except_star(struct frame *f, const uint8_t *ip, value *sp) {
  FORWARD(to);
  value v = firn_service_except_star(sp[-2], sp[-1], *sp);
  return v == V_NONE ? done(f, ip + to, sp - 3, true) : push(f, ip, sp - 3, v);
}

/* What the least programs have: except*, values of type parameters, t-strings, code of .mpy files that awaits. */
const uint8_t *vm_rare_op(struct frame *f, const uint8_t *ip, value *sp) {
  unsigned op = ip[-1];
  switch (op) {
  case OP_EXCEPT_SPLIT:
    if (!*ip++) return done(f, ip, sp, firn_service_except_split(sp));
    vm.handling = *sp;
    return done(f, ip, sp - 1, true);
  case OP_EXCEPT_STAR: return except_star(f, ip, sp);
  case OP_GET_YIELD_FROM_ITER: return push(f, ip, sp - 1, firn_service_yield_from_iter(*sp));
  }
  OPERAND(n);
  if (op == OP_MAKE_TYPE) {
    sp -= n == TYPE_PARAM_ALIAS ? 3 : n < TYPE_PARAM_ALIAS ? 1 : 0;
    return push(f, ip, sp, firn_service_make_type(n, sp + 1));
  }
  sp -= n ? 2 + (n >> 3) : 2;
  return push(f, ip, sp, firn_service_make_template(n, sp + 1));
}
