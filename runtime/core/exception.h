/* SPDX-License-Identifier: MIT */
/* Exception objects and their tracebacks. */
#ifndef FIRN_CORE_EXCEPTION_H
#define FIRN_CORE_EXCEPTION_H

#include "runtime/core/object.h"

/* EXC_IS_CONTEXT: it is, or was, the context of another one. EXC_TEXT_WAITS: args is no tuple for Python's eyes (exception_args, error.c). */
enum exception_flag { EXC_SUPPRESS_CONTEXT = 1, EXC_IS_CONTEXT = 2, EXC_TEXT_WAITS = 4 };

static inline bool value_is_exception(value v) {
  return v && value_is_obj(v) && obj_type(v)->kind == KIND_EXCEPTION;
}
/* Is v a class derived from BaseException? */
bool exception_is_class(value v);
/* Writes the arguments of one that has not got just one. */
bool exception_print_args(struct writer *w, value args);
/* A new instance of a class; args is a tuple. Runs no __init__. */
value exception_new(const struct type_obj *cls, value args);
/* The tuple of arguments; 0 with MemoryError. */
value exception_args(value exc);
/* The text of an exception that has EXC_TEXT_WAITS. */
bool err_write(struct writer *w, value exc);
/* Appends a row to the traceback: outermost frames come last. Never raises (out of memory: the row is dropped). */
void exception_add_row(value exc, const struct code_obj *code, unsigned offset);
/* Does exc match what stands after `except` (a class or a tuple of classes)? 1, 0, -1 with TypeError. */
int exception_matches(value exc, value what);
/* Prints the traceback of exc with its causes, as CPython does, through port_write_error. */
void traceback_print(value exc);
/* What a traceback shows before that of exc: its cause or context, or 0. */
static inline value exception_before(value exc) {
  const struct exception_obj *e = OBJ(exception, exc);
  return e->cause ? e->cause : e->flags & EXC_SUPPRESS_CONTEXT ? 0 : e->context;
}
/* exc with its causes, of which depth are around it (at most 20); TRACEBACK_ALONE: without causes and members. */
enum { TRACEBACK_CAUSES = 20, TRACEBACK_ALONE };
void traceback_print_chain(struct writer *w, value exc, unsigned depth);
/* What comes before exc (service traceback_causes). */
void traceback_print_causes(struct writer *w, value exc, unsigned depth);
/* An exception group with its members; false when exc is none (service traceback_group). */
bool traceback_group(struct writer *w, value exc, unsigned depth);
/* One line of it. */
void traceback_row(struct writer *w, value file, unsigned line, value function);
/* The same without its end. */
void traceback_function(struct writer *w, value file, unsigned line, value function);
/* The rows of an offset in a code object (service traceback_place); _native: or of the address of native code as a small int; _stripped:
   in images without line tables; _loaded: and with code that has them, loaded or compiled there. */
void traceback_place(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_native(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_stripped(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_stripped_native(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_loaded(struct writer *w, const struct code_obj *code, unsigned offset);
/* … and where pools are places (place.h). */
void traceback_place_places(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_native_places(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_stripped_places(struct writer *w, const struct code_obj *code, unsigned offset);
void traceback_place_stripped_native_places(struct writer *w, const struct code_obj *code, unsigned offset);
/* The same of args, __cause__ and the like (exception_store.c). */
value exception_store(value exc, value name, value v);
/* Stores (or deletes, v = 0) an attribute in an exception's dict: V_NONE, V_STOP, V_ERROR (exception_detail.c). */
value exception_set_detail(value exc, value name, value v);
/* exc.add_note(text) (exception_detail.c). */
value exception_add_note(value exc, value text);
/* What StopIteration (name: value) or SystemExit (code) carries: what was stored under that name, else the first argument or None. */
value exception_carries(value exc, value name);
/* The traceback object of an exception (traceback_object.c), None without a row; 0 with MemoryError. */
value traceback_of(value exc);

#endif
