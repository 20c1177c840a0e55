/* SPDX-License-Identifier: MIT */
/* Module sys. What never changes is ROM; argv, path and modules are made when a program asks for them: rows of
 * builtin.def with the flag GETTER are called at each load of the attribute. argv and path live in vm.sys, a dict. */
#include "runtime/abi/image.h"
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"
#include "runtime/lib/stream.h"
#include "runtime/port.h"

/* The largest index: an int of one or two digits, beyond small ints on every target. */
static const struct {
  const struct type_obj *type;
  uint32_t size, digits[2];
} maxsize = {&int_type, sizeof(uintptr_t) / 4 << 1, {(uint32_t)INTPTR_MAX, 0x7fffffff}};
value sys_maxsize(void) { return (value)&maxsize; }

/* The language version whose library reference the runtime follows; error texts are 3.11's. */
static const struct {
  const struct type_obj *type;
  uintptr_t len;
  value items[5];
} version_info = {&tuple_type, 5, {V_INT(3), V_INT(11), V_INT(0), N(final), V_INT(0)}};
value sys_version_info(void) { return (value)&version_info; }

/* ---- implementation ---- */

value implementation_getattr(value self, value name) {
  static const struct {
    const struct type_obj *type;
    uintptr_t len;
    value items[3];
  } version = {&tuple_type, 3, {V_INT(0), V_INT(1), V_INT(0)}};
  (void)self;
  if (name == N(name)) return N(micropython); /* what programs for MicroPython look at */
  if (name == N(_build)) return N(firn);
  if (name == N(version)) return (value)&version;
  if (name == N(_mpy)) return V_INT(6 | 3 << 8); /* loads .mpy 6.3 without native code */
  if (name == N(_v2)) return V_TRUE; /* items of arrays out of range are errors, as in MicroPython's version 2 */
  return V_STOP;
}

bool implementation_print(struct writer *w, value self, enum print_kind kind) {
  (void)self, (void)kind;
  return print_cstr(w, "(name='micropython', version=(0, 1, 0), _mpy=774, _build='firn', _v2=True)");
}

BUILTIN_TYPE_DEF_BARE(sys_implementation, SimpleNamespace, OTHER, object, TYPE_FINAL, &implementation_ops)
const struct other_obj sys_implementation = {&sys_implementation_type};

/* ---- what is made at run time ---- */

/* vm.sys[name], made by `make` the first time. */
static value kept(value name, value (*make)(void)) {
  if (!vm.sys && (vm.sys = dict_new(0)) == V_ERROR) return V_ERROR;
  value v = dict_get(vm.sys, name);
  if (v != V_STOP) return v;
  v = make();
  return v != V_ERROR && dict_set(vm.sys, name, v) ? v : V_ERROR;
}

static value make_argv(void) {
  const char *const *args = 0;
  int n = port_arguments(&args);
  value first = firn_main && firn_main->info->file ? firn_main->info->file : str_empty(), list = list_new(1, &first);
  for (int i = 0; list != V_ERROR && i < n; i++) {
    value s = str_new_cstr(args[i]);
    if (s == V_ERROR || !list_append_value(list, s)) return V_ERROR;
  }
  return list;
}

static value make_path(void) {
  const value items[2] = {str_empty(), str_new_cstr("/lib")};
  return items[1] ? list_new(2, items) : V_ERROR;
}

value sys_argv(void) { return kept(N(argv), make_argv); }
value sys_path(void) { return kept(N(path), make_path); }

/* The standard streams of images that store some: without memory until one is. */
static value stream_now(value name, const void *stream) {
  value v = vm.sys ? dict_find(OBJ(dict, vm.sys), name) : 0;
  return v ? v : (value)stream;
}

value sys_stdin_now(void) { return stream_now(N(stdin), &sys_stdin); }
value sys_stdout_now(void) { return stream_now(N(stdout), &sys_stdout); }
value sys_stderr_now(void) { return stream_now(N(stderr), &sys_stderr); }

/* sys.path = …, sys.stdout = …; V_STOP when that is not what is stored. */
value sys_store(const struct module_obj *m, value name, value v) {
  bool stream = name == N(stdout) || name == N(stderr) || name == N(stdin);
  if (m->info->name != N(sys) || !v || (name != N(path) && name != N(argv) && !stream)) return V_STOP;
  if (!module_find(m, name)) return V_ERROR; /* when an image is built it is a trap, so that this waits for boot */
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  return dict_set(vm.sys, name, v) ? V_NONE : V_ERROR;
}

value sys_modules(void) { return modules_dict(); }

/* ---- functions ---- */

value sys_exit(size_t nargs, const value *args) {
  return err_raise_arg(&exc_SystemExit, nargs && args[0] != V_NONE ? args[0] : 0);
}

/* Raises OSError(EINVAL, …). */
static value no_stream(void) {
  ASKS(several_args);
  const value why[] = {V_INT(22), str_new_cstr("not a stream")};
  value args = why[1] ? tuple_new(2, why) : V_ERROR, exc = args ? exception_new(&exc_OSError, args) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}

/* print_exception(exc[, file]) */
value sys_print_exception(size_t nargs, const value *args) {
  if (nargs > 1 && !stream_check(args[1])) {
    value write = attr_find(args[1], N(write));
    if (write == V_STOP) return no_stream();
    if (!write) return V_ERROR;
  }
  if (!value_is_exception(args[0])) return err_raise(E(not_exception_arg), 0, 0, 0);
  if (nargs == 1) {
    traceback_print(args[0]);
    return V_NONE;
  }
  struct strbuf text;
  strbuf_init(&text);
  traceback_print_chain(&text.w, args[0], 0);
  vm.error = 0;
  value all = strbuf_str(&text);
  return all ? print_to_file(args[1], 1, &all, V_NONE, str_empty(), false) : V_ERROR;
}

value sys_exc_info(void) {
  value e = vm.handling;
  value items[3] = {e ? (value)value_type(e) : V_NONE, e ? e : V_NONE, V_NONE};
  return tuple_new(3, items);
}

value sys_getsizeof(size_t nargs, const value *args) {
  value v = args[0];
  (void)nargs;
  if (!value_is_obj(v)) return V_INT(sizeof(value));
  const struct type_obj *t = obj_type(v);
  size_t n = instance_size(t, 0);
  switch ((enum kind)t->kind) {
  case KIND_STR: case KIND_BYTES: n += str_size(OBJ(str, v)) + 1; break;
  case KIND_INT: n += (OBJ(int, v)->size >> 1) * sizeof(uint32_t); break;
  case KIND_TUPLE: n += tuple_len(v) * sizeof(value); break;
  case KIND_LIST: n += OBJ(list, v)->items ? gc_block_count(OBJ(list, v)->items) * sizeof(value) : 0; break;
  case KIND_DICT: case KIND_SET: case KIND_FROZENSET:
    n += OBJ(dict, v)->entries ? gc_block_count(OBJ(dict, v)->entries) * sizeof(value) : 0;
    n += OBJ(dict, v)->index ? gc_block_count(OBJ(dict, v)->index) : 0;
    break;
  default: break;
  }
  return V_INT(n);
}

value sys_intern(value s) { return value_is_str(s) ? s : err_raise(E(intern_type), s, 0, 0); }
value sys_getrecursionlimit(void) { return V_INT(1000); }
