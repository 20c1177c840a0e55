/* SPDX-License-Identifier: MIT */
/* import and class statements as builtins.__import__ and builtins.__build_class__ have them (library reference, builtins).
 * Images that store neither have import_name and class_build in place of what is here (plain.def). */
#include "runtime/core/class.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

/* The namespace of the frame, as CPython passes it on; None in functions. */
static value locals_of(const struct frame *f, value globals) {
  if (!f) return V_NONE;
  return f->names ? f->names : f->code->flags & CODE_MODULE ? globals : V_NONE;
}

value import_name_stored(const struct module_obj *importer, value name, value level, value fromlist) {
  value f = builtin_stored(N(__import__));
  if (f == V_STOP) return import_name(importer, name, level, fromlist);
  value globals = f ? module_namespace(importer) : V_ERROR;
  const value args[] = {name, globals, locals_of(vm.frame, globals), fromlist, level};
  return globals ? call(f, 5, 0, args) : V_ERROR;
}

const struct module_obj *importer_of(value globals) {
  const struct module_obj *m = value_is_obj(globals) ? namespace_module(globals) : 0;
  return m ? m : vm_module();
}

value class_build_stored(size_t nargs, size_t nkw, const value *args) {
  value f = builtin_stored(N(__build_class__));
  return f == V_STOP ? class_build(nargs, nkw, args) : call(f, nargs, nkw, args);
}

static bool is_class_body(value v) {
  return value_is_obj(v) && obj_type(v) == &function_type && OBJ(function, v)->code->flags & CODE_CLASS;
}

value builtin_build_class(size_t nargs, size_t nkw, const value *args) {
  if (nargs < 2) return err_raise(E(build_class_arguments), 0, 0, 0);
  if (!is_class_body(args[0])) return err_raise(E(build_class_body), 0, 0, 0);
  if (!value_is_str(args[1])) return err_raise(E(build_class_name), 0, 0, 0);
  return class_build(nargs, nkw, args);
}
