/* SPDX-License-Identifier: MIT */
/* Calling any value. */
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/special.h"
#include "runtime/core/vm.h"

#include <string.h>

/* A function that is more than plain: the general way. The frame is the caller's: one on the stack is enough. */
static inline value call_general(const struct function_obj *fn, size_t nargs, size_t nkw, const value *args, struct frame *f) {
  const struct code_obj *code = fn->code;
  unsigned n_words = code_n_words(code), n_locals = code_n_locals(code);
  value words[n_words + 1];
  memset(words, 0, n_locals * sizeof(value));
  unsigned n_free = 0;
  if (fn->closure) {
    const struct tuple_obj *cells = OBJ(tuple, fn->closure);
    n_free = (unsigned)cells->len;
    memcpy(words, cells->items, n_free * sizeof(value));
  }
  if (!firn_service_bind(fn, nargs, nkw, args, words + n_free)) return V_ERROR;
  if (code->flags & CODE_HAS_CELLS && !firn_service_make_cells(code, words)) return V_ERROR;
  *f = (struct frame){.code = code, .module = fn->module, .words = words, .sp = words + n_locals - 1, .handlers = words + n_words,
                      .words_end = words + n_words, .ip = code_bytes(code), .up = vm.frame};
  vm.frame = f;
  value r = frame_run(f);
  vm.frame = f->up;
  return r;
}

value vm_call_function(value function, size_t nargs, size_t nkw, const value *args) {
  const struct function_obj *fn = OBJ(function, function);
  const struct code_obj *code = fn->code;
  struct frame f;
  if (!vm_stack_ok_now()) return V_ERROR;
  if (!(code->flags & CODE_PLAIN) || nkw || nargs != code->n_args) {
    if (code->flags & CODE_NATIVE) return firn_service_call_native(function, nargs, nkw, args);
    if (code->flags & (CODE_GENERATOR | CODE_ASYNC)) return firn_service_make_generator(function, nargs, nkw, args);
    return call_general(fn, nargs, nkw, args, &f);
  }
  value words[code->n_words + 1];
  value *p = words, *end = words + code->n_locals;
  while (nargs--) *p++ = *args++;
  while (p < end) *p++ = V_UNSET;
  f.code = code;
  f.module = fn->module;
  f.words = words;
  f.sp = end - 1;
  f.handlers = f.words_end = words + code->n_words;
  f.ip = code_bytes(code);
  f.names = 0;
  f.thrown = 0;
  f.up = vm.frame;
  vm.frame = &f;
  value r = frame_run(&f);
  vm.frame = f.up;
  return r;
}

/* Is it called by class_call? */
static bool makes_instances(value f) {
  return (OBJ(type, f)->flags & TYPE_IS_CLASS || OBJ(type, f) == &type_type) && firn_service_class_call;
}

static value call_type(value f, size_t nargs, size_t nkw, const value *args) {
  const struct type_obj *cls = OBJ(type, f);
  if (cls == &type_type && nargs == 1 && !nkw) return (value)value_type(args[0]);
  value (*make)(const struct type_obj *, size_t, size_t, const value *) = OPS_ASK(cls, make);
  return make ? make(cls, nargs, nkw, args) : err_raise(E(no_instances), cls->name, 0, 0);
}

value call(value f, size_t nargs, size_t nkw, const value *args) {
  if (!vm_stack_ok_now()) return V_ERROR;
  if (value_is_obj(f) && obj_type(f) == &cfunction_type) return cfunction_call(f, nargs, nkw, args);
  const struct type_obj *t = value_type(f);
  bool makes = t->kind == KIND_TYPE && makes_instances(f);
  if (t->kind == KIND_TYPE && !makes) return call_type(f, nargs, nkw, args);
  if (t->flags & TYPE_IS_CLASS || makes) {
    size_t n = nargs + 2 * nkw;
    value all[n + 1];
    all[0] = f;
    if (n) memcpy(all + 1, args, n * sizeof(value));
    if (makes) return firn_service_class_call(all, nargs, nkw);
    value r = firn_service_call_object ? firn_service_call_object(nargs, nkw, all) : V_STOP;
    if (r != V_STOP) return r;
  }
  value (*op)(value, size_t, size_t, const value *) = OPS_ASK(t, call);
  return op ? op(f, nargs, nkw, args) : err_raise(E(not_callable), f, 0, 0);
}

value call_0(value f) { return call(f, 0, 0, 0); }
value call_1(value f, value a) { return call(f, 1, 0, &a); }
value call_2(value f, value a, value b) {
  value args[2] = {a, b};
  return call(f, 2, 0, args);
}

value call_method(value v, value name, size_t nargs, const value *args) {
  value f[2];
  if (!attr_method(v, name, f)) return V_ERROR;
  value all[nargs + 1];
  all[0] = f[1];
  if (nargs) memcpy(all + 1, args, nargs * sizeof(value));
  return f[1] == V_NULLARG ? call(f[0], nargs, 0, all + 1) : call(f[0], nargs + 1, 0, all);
}
