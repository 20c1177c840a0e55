/* SPDX-License-Identifier: MIT */
/* Exception objects: construction, attributes, text. */
#include "runtime/core/exception.h"

#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

bool exception_is_class(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_TYPE && OBJ(type, v)->kind == KIND_EXCEPTION;
}

value exception_new(const struct type_obj *cls, value args) {
  struct exception_obj *e = firn_service_own_new(instance_size(cls, 0), cls);
  if (!e) return V_ERROR;
  e->args = args;
  return (value)e;
}

static bool has_fields(const struct type_obj *t) {
  return firn_service_fields_is && firn_service_fields_is(t);
}

value exception_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  bool keywords = nkw && !(cls->flags & TYPE_HAS_INIT);
  if (keywords && !firn_service_exception_take_keywords) return err_raise(E(no_keywords), cls->name, 0, 0);
  if (nargs >= 2 && has_fields(cls)) return firn_service_fields_new(cls, nargs, args);
  value tuple = firn_service_own_tuple(nargs, args);
  value exc = tuple ? exception_new(cls, tuple) : V_ERROR;
  return exc && keywords && !firn_service_exception_take_keywords(exc, nkw, args + nargs) ? V_ERROR : exc;
}

/* BaseException.__init__(self, *args) */
value exception_init(size_t nargs, const value *args) {
  if (nargs == 4 && has_fields(obj_type(args[0]))) nargs--; /* the file */
  value tuple = firn_service_own_tuple(nargs - 1, args + 1);
  if (!tuple) return V_ERROR;
  gc_store(&OBJ(exception, args[0])->args, tuple);
  OBJ(exception, args[0])->flags &= ~(uintptr_t)EXC_TEXT_WAITS;
  return V_NONE;
}

value exception_with_traceback(value exc, value traceback) {
  if (traceback == V_NONE) OBJ(exception, exc)->n_traceback = 0;
  return exc;
}

value exception_carries(value exc, value name) {
  value set = firn_service_exception_detail ? firn_service_exception_detail(exc, name) : V_STOP;
  if (set != V_STOP) return set;
  value args = exception_args(exc);
  if (!args) return V_ERROR;
  return tuple_len(args) ? tuple_items(args)[0] : V_NONE;
}

static bool is_a(value exc, const struct type_obj *t) { return type_is_subclass(obj_type(exc), t); }

bool exception_print_args(struct writer *w, value args) { return tuple_print(w, args, PRINT_REPR); }

bool exception_print(struct writer *w, value v, enum print_kind kind) {
  /* An error that nobody caught is told without a heap. */
  if (OBJ(exception, v)->flags & EXC_TEXT_WAITS && kind != PRINT_REPR && !is_a(v, &exc_KeyError)) return err_write(w, v);
  value args = exception_args(v);
  if (!args) return false;
  size_t n = tuple_len(args);
  if (kind == PRINT_REPR) {
    if (!print_value(w, obj_type(v)->name, PRINT_STR)) return false;
    if (n > 1) return firn_service_print_args(w, args);
    return print_cstr(w, "(") && (!n || print_value(w, tuple_items(args)[0], PRINT_REPR)) && print_cstr(w, ")");
  }
  if (n == 0) return true;
  if (n == 1) return print_value(w, tuple_items(args)[0], is_a(v, &exc_KeyError) ? PRINT_REPR : PRINT_STR);
  if (has_fields(obj_type(v))) return firn_service_fields_print(w, v);
  if (firn_service_syntax_error_print) return firn_service_syntax_error_print(w, v);
  return firn_service_print_args(w, args);
}

static value or_none(value v) { return v ? v : V_NONE; }

value exception_getattr(value v, value name) {
  struct exception_obj *e = OBJ(exception, v);
  if (!exception_args(v)) return V_ERROR;
  size_t n = tuple_len(e->args);
  const value *items = tuple_items(e->args);
  if (name == N(args)) return e->args;
  if (name == N(__cause__)) return or_none(e->cause);
  if (name == N(__context__)) return or_none(e->context);
  if (name == N(__suppress_context__)) return value_from_bool(e->flags & EXC_SUPPRESS_CONTEXT);
  if (name == N(__traceback__) && firn_service_traceback_of) return firn_service_traceback_of(v);
  if (e->dict && firn_service_exception_detail) { /* what was set goes before what args say */
    value set = firn_service_exception_detail(v, name);
    if (set != V_STOP) return set;
  }
  if (name == N(value) && is_a(v, &exc_StopIteration)) return n ? items[0] : V_NONE;
  if (name == N(code) && is_a(v, &exc_SystemExit)) return n == 0 ? V_NONE : n == 1 ? items[0] : e->args;
  if (has_fields(obj_type(v))) return firn_service_fields_getattr(v, name);
  return firn_service_exception_detail ? firn_service_exception_detail(v, name) : V_STOP;
}

value exception_setattr(value v, value name, value x) {
  value r = firn_service_exception_store ? firn_service_exception_store(v, name, x) : V_STOP;
  /* An instance of a class has its dict as every instance. */
  bool bare = r == V_STOP && !(obj_type(v)->flags & TYPE_IS_CLASS) && firn_service_exception_set_detail;
  return bare ? firn_service_exception_set_detail(v, name, x) : r;
}

int exception_matches(value exc, value what) {
  if (exception_is_class(what)) return type_is_subclass(value_type(exc), OBJ(type, what));
  if (value_kind(what) == KIND_TUPLE) {
    for (size_t i = 0; i < tuple_len(what); i++) {
      int r = exception_matches(exc, tuple_items(what)[i]);
      if (r) return r;
    }
    return 0;
  }
  err_raise(E(catch_not_class), 0, 0, 0);
  return -1;
}

/* Is the row of code on the line of offset too? */
static bool same_line(const struct code_obj *code, value row, unsigned offset) {
  unsigned at = (unsigned)value_int(row) & 0xffff;
  return at == offset || firn_service_same_line(code, at, offset);
}

/* A row is two words: the code object, and V_INT(repetitions << 16 | offset). Direct recursion would fill the heap with
   equal rows: the fourth and later ones only count (as CPython prints them), in the first of the three, which is the
   last one printed. */
void exception_add_row(value exc, const struct code_obj *code, unsigned offset) {
  struct exception_obj *e = OBJ(exception, exc);
  size_t n = e->n_traceback;
  value *rows = e->traceback;
  value where = V_INT(offset);
  if (n >= 6 && rows[n - 2] == (value)code && rows[n - 4] == (value)code && rows[n - 6] == (value)code &&
      same_line(code, rows[n - 1], offset) && same_line(code, rows[n - 3], offset) && same_line(code, rows[n - 5], offset)) {
    if (value_int(rows[n - 5]) >> 16 < 0x3fff) rows[n - 5] += V_INT(0x10000) - 1;
    return;
  }
  if (!rows || n == gc_block_count(rows)) {
    value pending = vm.error;
    rows = firn_service_own_rows(rows, n ? n * 2 : 4);
    vm.error = pending;
    if (!rows) return;
    gc_store_ptr(&e->traceback, rows);
  }
  rows[n] = (value)code;
  rows[n + 1] = where;
  e->n_traceback = n + 2;
}
