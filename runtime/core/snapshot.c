/* SPDX-License-Identifier: MIT */
/* Running module initialisers at build time. An image for this has snapshot_run for firn_run: it runs the steps that the
 * freezer lists, one top-level statement each, and then tells all memory that they left (abi/snapshot.h). C functions that touch the world - clock, console, hardware - are replaced by the traps
 * below: whoever calls one ends the run, and the freezer leaves that statement for boot. */
#include "runtime/abi/snapshot.h"

#include "runtime/abi/image.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

#include <string.h>

static void say(const char *text) { port_write(text, strlen(text)); }

static void say_hex(uintptr_t number, unsigned digits) {
  char text[2 * sizeof number];
  for (unsigned i = digits; i-- > 0; number >>= 4) text[i] = "0123456789abcdef"[number & 15];
  port_write(text, digits);
}

_Noreturn static void stop(const char *name) {
  say("impure ");
  say(name);
  say("\n");
  port_exit(0);
}

/* The traps: snapshot_trap_<owner>_<name> for each function of builtin.def; only those of impure rows are linked. */
#define TRAP(owner, n)                                                       \
  value snapshot_trap_##owner##_##n(size_t, size_t, const value *);          \
  value snapshot_trap_##owner##_##n(size_t nargs, size_t nkw, const value *args) { stop(#owner "." #n); }
#define BUILTIN(n, symbol, sig, min, max, flags) TRAP(builtins, n)
#define BUILTIN_TYPE(n, symbol)
#define BUILTIN_VALUE(n, symbol)
#define TYPE(owner)
#define METHOD(owner, n, symbol, sig, min, max, flags) TRAP(owner, n)
#define MODULE(n)
#define FUNCTION(module, n, symbol, sig, min, max, flags) TRAP(module, n)
#define MEMBER_TYPE(module, n, symbol)
#define MEMBER_INT(module, n, number)
#define MEMBER_STR(module, n, text)
#define MEMBER_OBJECT(module, n, symbol)
#define MEMBER_FLOAT(module, n, number)
#include "runtime/abi/builtin.def"
#undef BUILTIN
#undef BUILTIN_TYPE
#undef BUILTIN_VALUE
#undef TYPE
#undef METHOD
#undef MODULE
#undef FUNCTION
#undef MEMBER_TYPE
#undef MEMBER_INT
#undef MEMBER_STR
#undef MEMBER_OBJECT
#undef MEMBER_FLOAT

/* Stands for objects that are hardware (machine.mem32): any use is a trap. */
static value trap_getattr(value self, value name) { stop("machine"); }
static value trap_setattr(value self, value name, value v) { stop("machine"); }
static value trap_subscr(value self, value index, value v) { stop("machine"); }
const struct type_ops trap_ops = {
    .getattr = trap_getattr, .setattr = trap_setattr, .subscr = trap_subscr};
static const struct type_obj trap_type = {.type = &type_type, .name = N(object), .base = &object_type, .ops = &trap_ops,
                                          .kind = KIND_OTHER};
extern const struct other_obj snapshot_trap_object;
const struct other_obj snapshot_trap_object = {&trap_type};

/* Tells the words of [start, end) that are not zero, some at a time. */
static void tell_memory(const char *start, const char *end) {
  enum { LINE = 32 };
  for (const char *p = start; p < end; p += LINE) {
    size_t n = (size_t)(end - p) < LINE ? (size_t)(end - p) : LINE, used = 0;
    for (size_t i = 0; i < n; i++) used |= (unsigned char)p[i];
    if (!used) continue;
    say("at ");
    say_hex((uintptr_t)p, 2 * sizeof(uintptr_t));
    say(" ");
    for (size_t i = 0; i < n; i++) say_hex((unsigned char)p[i], 2);
    say("\n");
  }
}

static bool run_step(const struct snapshot_step *step) {
  if (!step->code) {
    step->module->state[0] = V_INT(step->state);
    return true;
  }
  const struct function_obj body = {.type = &function_type, .code = step->code, .module = step->module};
  if (vm_call_function((value)&body, 0, 0, 0)) return true;
  const struct str_obj *type = str_of(value_type(err_take())->name);
  say("error ");
  port_write((const char *)type->data, type->len);
  say("\n");
  return false;
}

bool snapshot_run(const struct module_obj *main_module);
bool snapshot_run(const struct module_obj *main_module) {
  struct port_memory memory;
  for (uintptr_t i = 0; i < firn_snapshot_count; i++) {
    say("step ");
    say_hex(i, 8);
    say("\n");
    if (!run_step(&firn_snapshot_steps[i])) return true;
  }
  tell_memory((const char *)firn_roots[0].start, (const char *)(firn_roots[0].start + firn_roots[0].words));
  port_memory(&memory);
  tell_memory(memory.heap_start, memory.heap_end);
  say("end\n");
  return true;
}
