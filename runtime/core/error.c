/* SPDX-License-Identifier: MIT */
/* Raising exceptions (error.h). */
#include "runtime/core/error.h"

#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

/* How far back an exception is looked for in the chain of contexts, so that it closes no ring. Programs can make rings, and
   the chain of tries within tries is as long as they are deep. */
enum { CHAIN_LOOKED_AT = 1000 };

value err_set(value exc) {
  vm.error = exc;
  if (!vm.handling || vm.handling == exc) return V_ERROR;
  struct exception_obj *e = OBJ(exception, exc);
  if (e->context) return V_ERROR;
  value c = vm.handling;
  for (unsigned left = CHAIN_LOOKED_AT; c && left; left--, c = OBJ(exception, c)->context) {
    if (c == exc) return V_ERROR;
  }
  gc_store(&e->context, vm.handling);
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
  value args = arg ? tuple_new(1, &arg) : TUPLE_EMPTY;
  value exc = args ? exception_new(type, args) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}

/* Builtin types of a module are known by both names: collections.deque. */
static bool write_type(struct writer *w, const struct type_obj *t) {
  bool dotted = t->module && !(t->flags & TYPE_IS_CLASS);
  return (!dotted || (print_value(w, t->module, PRINT_STR) && print_cstr(w, "."))) && print_value(w, t->name, PRINT_STR);
}

/* Writes a template with its arguments. */
static bool write_message(struct writer *w, const char *text, const value *args) {
  for (const char *brace; (brace = strchr(text, '{'));) {
    bool literal = brace[1] == '{'; /* {{ is a brace */
    if (!writer_put(w, text, (size_t)(brace - text) + literal)) return false;
    text = literal ? brace + 2 : strchr(brace, '}') + 1;
    if (literal) continue;
    value v = *args++;
    bool ok = brace[1] == 't' ? write_type(w, value_type(v)) : print_value(w, v, brace[1] == 'r' ? PRINT_REPR : PRINT_STR);
    if (!ok) return false;
  }
  return print_cstr(w, text);
}

value err_raise(const struct err_msg *m, value a, value b, value c) {
  value args[3] = {a, b, c};
  struct strbuf text;
  strbuf_init(&text);
  if (!write_message(&text.w, m->text, args)) return V_ERROR;
  value message = strbuf_str(&text);
  if (!message || err_raise_arg(m->type, message) || !firn_service_exception_note_details) return V_ERROR;
  value exc = err_take();
  firn_service_exception_note_details(exc, m, a, b);
  vm.error = exc;
  return V_ERROR;
}

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
  return err_set(exc);
}
