/* SPDX-License-Identifier: MIT */
/* Calling native functions: arguments are bound as for bytecode, then the machine code gets the parameters as an array. */
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"

#include <string.h>

typedef value native_entry(value function, const value *locals);

value native_call(value f, size_t nargs, size_t nkw, const value *args) {
  const struct function_obj *fn = OBJ(function, f);
  const struct code_obj *code = fn->code;
  native_entry *entry = (native_entry *)code_entry(code);
  bool extra = code_n_kwonly(code) || code->flags & (CODE_VARARGS | CODE_VARKEYWORDS);
  if (!nkw && !extra && nargs == code->n_args) return entry(f, args);
  value locals[code_n_locals(code) + 1];
  memset(locals, 0, sizeof locals);
  if (!firn_service_bind(fn, nargs, nkw, args, locals)) return V_ERROR;
  return entry(f, locals);
}
