/* SPDX-License-Identifier: MIT */
/* The interpreter's state, one per program at a link-time address, and the loop that runs frozen code. */
#ifndef FIRN_CORE_VM_H
#define FIRN_CORE_VM_H

#include "runtime/core/object.h"

/* Keys of vm.sys that are no names: each is of one user. */
enum vm_keeps { VM_KEEPS_SCHEDULED, VM_KEEPS_NAMESPACES, VM_KEEPS_LISTED, VM_KEEPS_HANDLES, VM_KEEPS_REACH, VM_KEEPS_CODES };

struct vm {
  char *stack_limit;   /* lowest address the stack pointer may have; first, for native code reads it */
  value error;         /* pending exception, or 0 */
  value handling;      /* exception being handled (innermost), or 0: context of new ones, bare raise */
  value stop_value;    /* value of the last StopIteration consumed */
  struct print_guard *printing; /* containers whose repr is under way (print_guard.h) */
  value sys;           /* what modules keep at run time: a dict by names and by enum vm_keeps, or 0 */
  struct frame *frame; /* innermost frame of frozen code */
  char *stack_top;
  bool gc_disabled;    /* gc.disable() */
  uint8_t optimise;    /* micropython.opt_level(): of what is compiled at run time */
  bool again;          /* error was raised before: its traceback gets no new row here */
  struct name_table *names; /* made at run time (dynamic.c), or NULL */
  value modules;       /* sys.modules: a dict, or 0 */
  struct exception_obj memory_error; /* MemoryError needs no memory */
};
extern struct vm vm;

/* Sets up stack limits and heap as the port says. */
void vm_init(void);
/* The exit status that the pending exception (or none) means: prints the traceback of an uncaught one. Clears it. */
int vm_exit_status(void);
int vm_system_exit(value exc); /* what SystemExit says; another exception: -1 */

/* True when there is room to go deeper; else RecursionError is pending. To be asked by every C function that recurses
   on Python data or calls back into Python. */
bool vm_stack_ok(void);
/* The same in line, one compare, for what runs often. */
static inline bool vm_stack_ok_now(void) {
  value vm_stack_full(void);
  return (char *)__builtin_frame_address(0) >= vm.stack_limit || vm_stack_full();
}

/* Runs a bytecode function whose arguments are given as by call(). */
value vm_call_function(value function, size_t nargs, size_t nkw, const value *args);
/* The module whose code is running (globals(), relative imports); NULL outside of frozen code. */
const struct module_obj *vm_module(void);
/* Binds arguments to the parameters of code into locals[0 .. n_args+n_kwonly+varargs+varkw): false with TypeError in
   CPython's wording. Shared by VM and native functions. */
struct binding;
bool bind_keyword(struct binding *b, value name, value v); /* service; _places: where pools are places */
bool bind_keyword_places(struct binding *b, value name, value v);
bool vm_bind(const struct function_obj *f, size_t nargs, size_t nkw, const value *args, value *locals);

#endif
