/* SPDX-License-Identifier: MIT */
/* Making functions, cells and bound methods; what they answer to. */
#include "runtime/core/frame.h"
#include "runtime/core/function.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

value function_new(value code, const struct module_obj *m) {
  const struct code_obj *c = (const struct code_obj *)code;
  struct function_obj *f = gc_new(sizeof *f, &function_type);
  if (!f) return V_ERROR;
  f->code = c;
  f->module = m;
  return (value)f;
}

bool code_print_qualname(struct writer *w, const struct code_obj *code) {
  value scope = code_scope(code);
  return (!scope || (print_value(w, scope, PRINT_STR) && print_cstr(w, "."))) && print_value(w, code_name(code), PRINT_STR);
}

value code_qualname(const struct code_obj *code) {
  struct strbuf text;
  if (!code_scope(code)) return code_name(code);
  strbuf_init(&text);
  return code_print_qualname(&text.w, code) ? strbuf_str(&text) : V_ERROR;
}

bool function_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, "<function ") && code_print_qualname(w, OBJ(function, v)->code) && print_cstr(w, " at ") && print_address(w, v);
}

/* By name, so that it does not depend on the address. */
value function_unary(enum unary_op op, value v) {
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  const struct code_obj *code = OBJ(function, v)->code;
  value scope = code_scope(code);
  uint32_t h, of_scope = 0;
  if (!op_hash(code_name(code), &h) || (scope && !op_hash(scope, &of_scope))) return V_ERROR;
  return V_INT((h ^ of_scope << 1) & 0x3fffffff);
}

value function_op_getattr(value v, value name) {
  if (firn_service_function_getattr) return firn_service_function_getattr(v, name);
  return V_STOP;
}

value function_op_setattr(value v, value name, value x) {
  return firn_service_function_setattr ? firn_service_function_setattr(v, name, x) : V_STOP;
}

BUILTIN_TYPE_DEF_BARE(function, function, FUNCTION, object, TYPE_FINAL, &function_ops)

/* ---- builtin functions ---- */

value function_wrong_arguments(const struct cfunction_obj *c, size_t nargs, size_t nkw, const value *args) {
  value r = firn_service_wrong_call ? firn_service_wrong_call(c, nargs, nkw, args) : V_STOP;
  if (r != V_STOP) return r;
  if (nkw && (c->sig & CFUN_SIG) != CFUN_KW) return err_raise(E(no_keywords), c->name, 0, 0);
  if (c->min == c->max && c->max <= 1) return err_raise(c->max ? E(exactly_one_argument) : E(takes_none), c->name, V_INT(nargs), 0);
  arg_count(c->name, nargs, c->min, c->max);
  return V_ERROR;
}

/* The usual cases of value_kind(v) == kind, in line. */
static inline bool is_of_kind(value v, unsigned kind) {
  if (value_is_obj(v)) return obj_type(v)->kind == kind;
  return value_is_name(v) ? kind == KIND_STR : value_kind(v) == kind;
}

value cfunction_call(value f, size_t nargs, size_t nkw, const value *args) {
  const struct cfunction_obj *c = OBJ(cfunction, f);
  unsigned kind = c->sig >> CFUN_SIG_BITS;
  if ((kind && (!nargs || !is_of_kind(args[0], kind))) || (nkw && (c->sig & CFUN_SIG) != CFUN_KW) || nargs < c->min ||
      (nargs > c->max && c->max != 255))
    return firn_service_wrong_arguments(c, nargs, nkw, args);
  switch (c->sig & CFUN_SIG) {
  case CFUN_0: return ((value(*)(void))c->fn)();
  case CFUN_1: return ((value(*)(value))c->fn)(args[0]);
  case CFUN_2: return ((value(*)(value, value))c->fn)(args[0], args[1]);
  case CFUN_3: return ((value(*)(value, value, value))c->fn)(args[0], args[1], args[2]);
  case CFUN_N: return ((value(*)(size_t, const value *))c->fn)(nargs, args);
  default: return ((value(*)(size_t, size_t, const value *))c->fn)(nargs, nkw, args);
  }
}

bool cfunction_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, "<built-in function ") && print_value(w, OBJ(cfunction, v)->name, PRINT_STR) &&
         print_cstr(w, ">");
}

value cfunction_getattr(value v, value name) {
  return name == N(__name__) || name == N(__qualname__) ? OBJ(cfunction, v)->name : V_STOP;
}

value cfunction_unary(enum unary_op op, value v) {
  uint32_t h;
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  return op_hash(OBJ(cfunction, v)->name, &h) ? V_INT(h) : V_ERROR;
}

BUILTIN_TYPE_DEF_BARE(cfunction, builtin_function_or_method, CFUNCTION, object, TYPE_FINAL, &cfunction_ops)

/* ---- bound methods ---- */

value function_make_method(value function, value self) {
  struct method_obj *m = gc_new(sizeof *m, &method_type);
  if (!m) return V_ERROR;
  m->function = function;
  m->self = self;
  return (value)m;
}

value method_call(value f, size_t nargs, size_t nkw, const value *args) {
  const struct method_obj *m = OBJ(method, f);
  size_t n = nargs + 2 * nkw;
  if (!vm_stack_ok()) return V_ERROR;
  value all[n + 1];
  all[0] = m->self;
  for (size_t i = 0; i < n; i++) all[i + 1] = args[i];
  return call(m->function, nargs + 1, nkw, all);
}

bool method_print(struct writer *w, value v, enum print_kind kind) {
  const struct method_obj *m = OBJ(method, v);
  value function = m->function;
  if (value_kind(function) == KIND_CFUNCTION) {
    return print_cstr(w, "<built-in method ") && print_value(w, OBJ(cfunction, function)->name, PRINT_STR) &&
           print_cstr(w, " of ") && print_value(w, value_type(m->self)->name, PRINT_STR) &&
           print_cstr(w, " object at ") && print_address(w, m->self);
  }
  value name = attr_find(function, N(__qualname__));
  if (!name) return false;
  return print_cstr(w, "<bound method ") && print_value(w, name == V_STOP ? V_NONE : name, PRINT_STR) &&
         print_cstr(w, " of ") && print_value(w, m->self, PRINT_REPR) && print_cstr(w, ">");
}

value method_binary(enum binary_op op, value a, value b) {
  if ((op != BINARY_EQ && op != BINARY_NE) || value_kind(b) != KIND_METHOD) return V_NOTIMPLEMENTED;
  bool same = OBJ(method, a)->function == OBJ(method, b)->function && OBJ(method, a)->self == OBJ(method, b)->self;
  return value_from_bool(same == (op == BINARY_EQ));
}

value method_unary(enum unary_op op, value v) {
  uint32_t h;
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  return op_hash(OBJ(method, v)->function, &h) ? V_INT((h ^ object_address_hash(OBJ(method, v)->self)) & 0x3fffffff) : V_ERROR;
}

value method_getattr(value v, value name) {
  const struct method_obj *m = OBJ(method, v);
  if (name == N(__self__)) return m->self;
  if (name == N(__func__)) return m->function;
  return attr_find(m->function, name);
}

BUILTIN_TYPE_DEF_BARE(method, method, METHOD, object, TYPE_FINAL, &method_ops)
BUILTIN_TYPE_DEF_BARE(code, code, CODE, object, TYPE_FINAL, &code_ops)
