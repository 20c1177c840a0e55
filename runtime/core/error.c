/* SPDX-License-Identifier: MIT */
/* Raising exceptions (error.h). */
#include "runtime/core/error.h"

#include "runtime/abi/image.h"
#include "runtime/core/error_text.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

/* How far back an exception is looked for in the chain of contexts: further than a heap has exceptions in a row. Programs
   can make rings, round which this goes some thousand times then. */
enum { CHAIN_LOOKED_AT = 0xffff };

/* The exception being handled becomes e's context. Where e is in the chain of that, the link to it is cut. An exception
   that is nobody's context yet is not looked for: chains are as long as tries within tries are deep. */
static void set_context(struct exception_obj *e) {
  struct exception_obj *c = OBJ(exception, vm.handling);
  if (!c || c == e) return;
  gc_store(&e->context, (value)c);
  c->flags |= EXC_IS_CONTEXT;
  for (unsigned left = e->flags & EXC_IS_CONTEXT ? CHAIN_LOOKED_AT : 0; c && left; left--, c = OBJ(exception, c->context)) {
    if (c->context == (value)e) c->context = 0;
  }
}

value err_set(value exc) {
  vm.error = exc;
  if (!OBJ(exception, exc)->context) set_context(OBJ(exception, exc));
  return V_ERROR;
}

value err_take(void) {
  value exc = vm.error;
  vm.error = 0;
  return exc;
}

value err_memory(void) {
  struct exception_obj *e = &vm.memory_error;
  memset(e, 0, sizeof *e);
  e->type = &exc_MemoryError;
  e->args = TUPLE_EMPTY;
  vm.error = (value)e;
  return V_ERROR;
}

value err_raise_arg(const struct type_obj *type, value arg) {
  value args = arg ? firn_service_own_tuple(1, &arg) : TUPLE_EMPTY;
  value exc = args ? exception_new(type, args) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}

/* Builtin types of a module are known by both names: collections.deque. */
static bool write_type(struct writer *w, const struct type_obj *t) {
  bool dotted = t->module && !(t->flags & TYPE_IS_CLASS);
  return (!dotted || (print_value(w, t->module, PRINT_STR) && print_cstr(w, "."))) && print_value(w, t->name, PRINT_STR);
}

/* Writes a template with its arguments. */
static bool write_message(struct writer *w, const struct err_msg *m, const value *args) {
  struct error_text text = error_text_begin(m);
  for (int kind; (kind = error_text_next(&text, w));) {
    if (kind < 0) return false;
    value v = *args++;
    bool ok = kind == 't' ? write_type(w, value_type(v)) : print_value(w, v, kind == 'r' ? PRINT_REPR : PRINT_STR);
    if (!ok) return false;
  }
  return true;
}

/* Most errors are caught and their text is never seen, so it waits until it is asked for: args is then not what Python
   sees, but the row of error.def (as a small int) and its arguments, and the exception says so (EXC_TEXT_WAITS). */
struct waiting { value row, args[3]; };

bool err_write(struct writer *w, value exc) {
  const struct waiting *text = (const struct waiting *)tuple_items(OBJ(exception, exc)->args);
  return write_message(w, (const struct err_msg *)(text->row - 1), text->args);
}

value exception_args(value exc) {
  struct exception_obj *e = OBJ(exception, exc);
  if (!(e->flags & EXC_TEXT_WAITS)) return e->args;
  struct strbuf text;
  strbuf_init(&text);
  value message = err_write(&text.w, exc) ? strbuf_str(&text) : V_ERROR;
  value args = message ? tuple_new(1, &message) : V_ERROR;
  if (!args) return V_ERROR;
  gc_store(&e->args, args);
  e->flags &= ~(uintptr_t)EXC_TEXT_WAITS;
  return args;
}

/* Is the text of v the same later on? */
static bool is_steady(value v) {
  return !v || !value_is_obj(v) || obj_type(v)->kind == KIND_STR || obj_type(v)->kind == KIND_TYPE;
}

/* Can the text be written later as well as now? Of what may change, only the type's name may be in it. Objects that live
   beyond the build (snapshots) hold no addresses as ints. */
static bool can_wait(const struct err_msg *m, const value *args) {
  if (firn_service_run_body) return false;
  if (is_steady(args[0]) && is_steady(args[1]) && is_steady(args[2])) return true;
  struct error_text text = error_text_begin(m);
  for (int kind; (kind = error_text_next(&text, 0));)
    if (!is_steady(*args++) && kind != 't') return false;
  return true;
}

value err_raise_three(const struct err_msg *m, value a, value b, value c) {
  struct waiting text = {(value)m + 1, {a, b, c}};
  value words = firn_service_own_tuple(sizeof text / sizeof(value), &text.row);
  value exc = words ? exception_new(firn_error_types[m->type], words) : V_ERROR;
  if (!exc) return V_ERROR;
  OBJ(exception, exc)->flags |= EXC_TEXT_WAITS;
  if (!can_wait(m, text.args) && !exception_args(exc)) {
    if (firn_service_run_body || !err_matches(&exc_MemoryError)) return V_ERROR;
    err_take(); /* no memory for the text: which error it is counts for more than that the text is of now */
  }
  err_set(exc);
  if (!firn_service_exception_note_details) return V_ERROR;
  firn_service_exception_note_details(exc, m, a, b);
  vm.error = exc;
  return V_ERROR;
}

value err_raise_one(const struct err_msg *m, value a) { return err_raise_three(m, a, 0, 0); }
value err_raise_none(const struct err_msg *m) { return err_raise_one(m, 0); }

value err_stack(void) { return err_raise(E(recursion), 0, 0, 0); }

bool err_matches(const struct type_obj *t) { return vm.error && type_is_subclass(obj_type(vm.error), t); }

/* An exception instance of what raise was given; message when it is none. */
static value instance_of(value exc, const struct err_msg *message) {
  if (value_is_exception(exc)) return exc;
  if (!exception_is_class(exc)) return err_raise(message, 0, 0, 0);
  value made = call_0(exc);
  if (made && !value_is_exception(made)) return err_raise(message, 0, 0, 0);
  return made;
}

value err_throw_value(value exc) {
  exc = instance_of(exc, E(not_exception));
  return exc ? err_set(exc) : V_ERROR;
}

value err_raise_value(value exc, value cause) {
  exc = instance_of(exc, E(not_exception));
  if (!exc) return V_ERROR;
  if (cause) {
    struct exception_obj *e = OBJ(exception, exc);
    if (cause == V_NONE) {
      e->cause = 0;
    } else {
      cause = instance_of(cause, E(not_cause));
      if (!cause) return V_ERROR;
      gc_store(&e->cause, cause);
    }
    e->flags |= EXC_SUPPRESS_CONTEXT;
  }
  set_context(OBJ(exception, exc));
  return err_set(exc);
}
