/* SPDX-License-Identifier: MIT */
/* exec, eval, compile (library reference, "Built-in Functions"), and what the prompt prints. */
#include "runtime/compiler/compile.h"
#include "runtime/compiler/globals.h"
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/abi/frame.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/str.h"
#include "runtime/core/bytes.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

value builtin_locals(void);

/* Source text: a str or anything with bytes. `indented`: blanks before it do not matter. */
static value compile_value(value function, value source, value file, FrontUse use, bool indented, int optimise,
                           const struct module_obj *m) {
  struct buffer b;
  if (value_is_str(source)) {
    b.data = str_room(str_of(source));
    b.len = str_size(str_of(source));
  } else if (!buffer_try(source, &b, BUFFER_READ)) {
    return vm.error ? V_ERROR : err_raise(E(source_type), function, 0, 0);
  }
  while (indented && b.len && (*b.data == ' ' || *b.data == '\t')) b.data++, b.len--;
  return compile_source((const char *)b.data, b.len, file, use, optimise, m);
}

value builtin_compile(size_t nargs, size_t nkw, const value *args) {
  enum { SOURCE, FILENAME, MODE, FLAGS, DONT_INHERIT, OPTIMIZE, COUNT };
  static const struct { const char *name; FrontUse use; } modes[] = {
      {"exec", FRONT_FILE}, {"eval", FRONT_EXPRESSION}, {"single", FRONT_INTERACTIVE}};
  const value names[COUNT] = {N(source), N(filename), N(mode), N(flags), N(dont_inherit), N(optimize)};
  value v[COUNT] = {V_UNSET, V_UNSET, V_UNSET, V_INT(0), V_FALSE, V_INT(-1)};
  if (!arg_bind(N(compile), nargs, nkw, args, COUNT, COUNT, names, v)) return V_ERROR;
  for (int i = SOURCE; i <= MODE; i++)
    if (!v[i]) return err_raise(E(missing_argument), N(compile), names[i], V_INT(i + 1));
  if (!value_is_str(v[FILENAME])) return err_raise(E(compile_filename), v[FILENAME], 0, 0);
  int optimise = value_is_int(v[OPTIMIZE]) && value_int(v[OPTIMIZE]) >= 0 ? (int)value_int(v[OPTIMIZE]) : vm.optimise;
  for (size_t i = 0; value_is_str(v[MODE]) && i < sizeof modes / sizeof modes[0]; i++)
    if (str_is(v[MODE], modes[i].name)) return compile_value(N(compile), v[SOURCE], v[FILENAME], modes[i].use, false, optimise, 0);
  return err_raise(E(compile_mode), 0, 0, 0);
}

/* What a call without globals runs in: the caller's module, and as locals the namespace of a class body or what a
   function's variables are now. */
static bool callers(const struct module_obj **m, value *names) {
  const struct frame *f = vm.frame;
  if (!f) return err_raise(E(no_globals), 0, 0, 0);
  *m = f->module;
  *names = f->code->flags & CODE_MODULE ? f->names : builtin_locals();
  return *names || f->code->flags & CODE_MODULE;
}

/* Code of a function, f.__code__, is called with no arguments: it has no defaults, and its locals are its own. */
static value call_code(const struct code_obj *code, const struct module_obj *m) {
  const struct module_obj *in = module_with_slots(code, m);
  if (in && in != m && code->flags & CODE_NATIVE) return err_raise(E(code_native_globals), code_name(code), 0, 0);
  value f = in ? function_new((value)code, in) : V_ERROR;
  value r = f ? call_0(f) : V_ERROR;
  return r && module_take_slots(m, in) ? r : V_ERROR;
}

value code_run(value code, const struct module_obj *m, value names) {
  const struct code_obj *c = OBJ(code, code);
  if (!(c->flags & (CODE_MODULE | CODE_CLASS | CODE_PIECES))) return call_code(c, m);
  if (!(c->flags & CODE_PIECES)) {
    const struct function_obj body = {.type = &function_type, .code = c, .module = m};
    return class_run_body((value)&body, names);
  }
  for (size_t i = 0; i < gc_block_count(c->consts - 2) - 2; i++)
    if (!code_run(c->consts[i], m, names)) return V_ERROR;
  return V_NONE;
}

/* exec and eval differ in how they compile. */
static value run(value function, size_t nargs, const value *args, FrontUse use) {
  value globals = nargs > 1 ? args[1] : V_NONE, locals = nargs > 2 ? args[2] : V_NONE, names = 0;
  const struct module_obj *m;
  if (globals == V_NONE) {
    if (!callers(&m, &names)) return V_ERROR;
  } else if (!(m = module_of_globals(function, globals))) {
    return V_ERROR;
  }
  if (locals != V_NONE && locals != globals) {
    if (value_kind(locals) != KIND_DICT) return err_raise(E(locals_dict), function, locals, 0);
    names = locals;
  }
  value code = args[0];
  if (value_kind(code) != KIND_CODE) {
    code = compile_value(function, code, N(source_string), use, use == FRONT_EXPRESSION, vm.optimise, m);
    if (!code) return V_ERROR;
  }
  const struct code_obj *c = code_of(code);
  unsigned free = RARE_FIELD(c, n_free);
  if (free && function == N(exec)) return err_raise(E(code_closure), V_INT(free), 0, 0);
  if (free) return err_raise(E(code_has_free), function, 0, 0);
  return code_run((value)c, m, names);
}

value builtin_execfile(size_t nargs, const value *args) {
  value all[3] = {0};
  if (!value_is_str(args[0])) return err_raise(E(execfile_path), args[0], 0, 0);
  for (size_t i = 1; i < nargs; i++) all[i] = args[i];
  all[0] = compile_file(args[0]);
  return all[0] && run(N(execfile), nargs, all, FRONT_FILE) ? V_NONE : V_ERROR;
}

value builtin_exec(size_t nargs, const value *args) { return run(N(exec), nargs, args, FRONT_FILE) ? V_NONE : V_ERROR; }

value builtin_eval(size_t nargs, const value *args) { return run(N(eval), nargs, args, FRONT_EXPRESSION); }

/* The value of an expression statement at the prompt. */
value builtin_repl_print(value v) {
  if (v == V_NONE) return V_NONE;
  if (!print_value(&print_console, v, PRINT_REPR) || !print_cstr(&print_console, "\n")) return V_ERROR;
  const struct module_obj *m = vm_module();
  return !m || module_set(m, N(_), v) ? V_NONE : V_ERROR;
}
