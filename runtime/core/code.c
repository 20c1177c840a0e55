/* SPDX-License-Identifier: MIT */
/* function.__code__ and function.__closure__ for programs that name them (data model, "Code objects"): what the image
 * knows about a function's source. co_flags are CPython's bits (library reference, "inspect", "Code Objects Bit Flags"). */
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

enum {
  CO_OPTIMIZED = 1, CO_NEWLOCALS = 2, CO_VARARGS = 4, CO_VARKEYWORDS = 8, CO_NESTED = 16, CO_GENERATOR = 32,
  CO_COROUTINE = 128, CO_ASYNC_GENERATOR = 512
};

/* The objects that were made of bare code are in a dict by its address. */
value code_value(const struct code_obj *code) {
  const value kept = V_INT(VM_KEEPS_CODES), key = V_INT((intptr_t)code / (intptr_t)sizeof(value));
  if (!(code->flags & CODE_BARE)) return (value)code;
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  value all = dict_find(OBJ(dict, vm.sys), kept);
  if (!all && !((all = dict_new(0)) && dict_set(vm.sys, kept, all))) return V_ERROR;
  value v = dict_find(OBJ(dict, all), key);
  if (v) return v;
  struct code_obj *refers = gc_new(sizeof *refers, &code_type);
  if (!refers) return V_ERROR;
  refers->flags = CODE_REFERS;
  gc_store_ptr(&refers->consts, (const value *)code);
  return dict_set(all, key, (value)refers) ? (value)refers : V_ERROR;
}

/* f.__code__, f.__closure__ (service function_code); V_STOP for other names. */
value function_code(value v, value name) {
  const struct function_obj *f = OBJ(function, v);
  if (name == N(__code__)) return code_value(f->code);
  if (name != N(__closure__)) return V_STOP;
  return f->closure && tuple_len(f->closure) ? f->closure : V_NONE;
}

/* Is it defined in a function: "f.<locals>"? */
static bool is_nested(value scope) {
  static const char mark[] = "<locals>";
  if (!scope) return false;
  const struct str_obj *s = str_of(scope);
  for (size_t i = 0; i + sizeof mark - 1 <= str_size(s); i++) {
    if (!memcmp(str_data(s) + i, mark, sizeof mark - 1)) return true;
  }
  return false;
}

static unsigned flags_of(const struct code_obj *code) {
  unsigned own = code->flags;
  if (own & CODE_MODULE) return 0;
  unsigned flags = is_nested(code_scope(code)) ? CO_NESTED : 0;
  if (own & CODE_CLASS) return flags;
  flags |= CO_OPTIMIZED | CO_NEWLOCALS;
  if (own & CODE_VARARGS) flags |= CO_VARARGS;
  if (own & CODE_VARKEYWORDS) flags |= CO_VARKEYWORDS;
  if (own & CODE_ASYNC) return flags | (own & CODE_GENERATOR ? CO_COROUTINE : CO_ASYNC_GENERATOR);
  return own & CODE_GENERATOR ? flags | CO_GENERATOR : flags;
}

static unsigned parameters_of(const struct code_obj *code) {
  return code->n_args + code_n_kwonly(code) + !!(code->flags & CODE_VARARGS) + !!(code->flags & CODE_VARKEYWORDS);
}

static bool is_cell(const struct code_obj *code, unsigned local) {
  for (unsigned i = 0; i < RARE_FIELD(code, n_cells); i++) {
    if (code_cells(code)[i] == local) return true;
  }
  return false;
}

/* Parameters, then the other locals that are no cells; hidden ones have no name. */
static value varnames_of(const struct code_obj *code) {
  unsigned n_names = code_n_names(code), n_free = RARE_FIELD(code, n_free), parameters = parameters_of(code);
  value found[n_names + 1];
  size_t n = 0;
  for (unsigned i = n_free; i < n_names; i++) {
    bool given = i - n_free < parameters;
    value name = code_local_name(code, i);
    if (name && (given || !is_cell(code, i))) found[n++] = name;
  }
  return tuple_new(n, found);
}

static value freevars_of(const struct code_obj *code) {
  unsigned n = RARE_FIELD(code, n_free);
  value names = tuple_new(n, 0);
  for (unsigned i = 0; names && i < n; i++) tuple_items(names)[i] = firn_service_code_local(code, i);
  return names;
}

static value cellvars_of(const struct code_obj *code) {
  unsigned n = RARE_FIELD(code, n_cells);
  value names = tuple_new(n, 0);
  for (unsigned i = 0; names && i < n; i++) tuple_items(names)[i] = firn_service_code_local(code, code_cells(code)[i]);
  return names;
}

value code_getattr(value v, value name) {
  const struct code_obj *code = code_of(v);
  if (name == N(co_name)) return code_name(code);
  if (name == N(co_qualname)) return code_qualname(code);
  if (name == N(co_filename)) return code_file(code) ? code_file(code) : V_NONE;
  if (name == N(co_firstlineno)) return V_INT(code_first_line(code));
  if (name == N(co_argcount)) return V_INT(code->n_args);
  if (name == N(co_posonlyargcount)) return V_INT(RARE_FIELD(code, n_posonly));
  if (name == N(co_kwonlyargcount)) return V_INT(code_n_kwonly(code));
  if (name == N(co_flags)) return V_INT(flags_of(code));
  if (name == N(co_varnames)) return varnames_of(code);
  if (name == N(co_freevars)) return freevars_of(code);
  if (name == N(co_cellvars)) return cellvars_of(code);
  if (name != N(co_nlocals)) return V_STOP;
  value names = varnames_of(code);
  return names ? V_INT(tuple_len(names)) : V_ERROR;
}

bool code_print(struct writer *w, value v, enum print_kind kind) {
  (void)kind;
  const struct code_obj *code = code_of(v);
  value file = code_file(code);
  if (!print_cstr(w, "<code object ") || !print_value(w, code_name(code), PRINT_STR) || !print_cstr(w, " at ")) return false;
  if (!print_address(w, v)) return false;
  if (file && !(print_cstr(w, ", file ") && print_cstr(w, "\"") && print_value(w, file, PRINT_STR) && print_cstr(w, "\"")))
    return false;
  return print_cstr(w, ", line ") && print_value(w, V_INT(code_first_line(code)), PRINT_STR) && print_cstr(w, ">");
}

value cell_getattr(value v, value name) {
  if (name != N(cell_contents)) return V_STOP;
  value x = OBJ(cell, v)->v;
  return x ? x : err_raise(E(empty_cell), 0, 0, 0);
}
