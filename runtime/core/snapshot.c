/* SPDX-License-Identifier: MIT */
/* Running module initialisers at build time. An image for this has snapshot_run for firn_run: it runs the program's top-level
 * statements one after the other, imports inside of them too, leaves those for boot that must be (snapshot_reach.c says
 * which others then must be, too), and tells all memory that they made (abi/snapshot.h). C functions that touch the world -
 * clock, console, hardware - are replaced by the traps below: whoever calls one ends the run, and the freezer starts
 * another in which that statement is left for boot.
 */
#include "runtime/abi/snapshot.h"

#include "runtime/abi/image.h"
#include "runtime/abi/link.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/gc_guard.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/snapshot_reach.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

#include <string.h>

enum { NUMBERS_MOST = REACH_WAITS - 1 };

static struct {
  bool inside;            /* of a statement that is no import; that is: */
  uintptr_t module, step;
  unsigned left;          /* statements that are left for boot, dependent ones not counted */
} snapshot;

/* ---- the console ---- */

static void say(const char *text) { port_write(text, strlen(text)); }

static const char hex[] = "0123456789abcdef";

static void say_hex(uintptr_t number) {
  char text[2 * sizeof number];
  unsigned i = sizeof text;
  do text[--i] = hex[number & 15]; while (number >>= 4);
  port_write(text + i, sizeof text - i);
}

static void say_step(const char *what, uintptr_t module, uintptr_t step) {
  say(what);
  say_hex(module);
  say(" ");
  say_hex(step);
}

_Noreturn static void stop(const char *what, const char *name, size_t n) {
  say(what);
  port_write(name, n);
  say("\n");
  for (const struct frame *f = vm.frame; f; f = f->up) {
    say("in ");
    say_hex(reach_uses(f->code)[0] >> 16);
    say("\n");
  }
  port_exit(0);
}

/* ---- traps ---- */

_Noreturn static void trap(const char *name) { stop("impure ", name, strlen(name)); }

void snapshot_address_used(void) { trap("address"); }
void snapshot_lines_used(void) { trap("lines"); }

/* The traps: snapshot_trap_<owner>_<name> for each function of builtin.def; only those of impure rows are linked. */
#define TRAP(owner, n)                                                       \
  value snapshot_trap_##owner##_##n(size_t, size_t, const value *);          \
  value snapshot_trap_##owner##_##n(size_t nargs, size_t nkw, const value *args) { trap(#owner "." #n); }
#define BUILTIN(n, symbol, sig, min, max, flags) TRAP(builtins, n)
#define METHOD(owner, n, symbol, sig, min, max, flags) TRAP(owner, n)
#define FUNCTION(module, n, symbol, sig, min, max, flags) TRAP(module, n)
#define STORED_GETTER(attribute, module, n, symbol) TRAP(module, n)
#include "runtime/abi/builtin.def"

/* The firmware's own C functions (freeze/c_modules.c). */
value snapshot_trap_firmware(size_t nargs, const value *args);
value snapshot_trap_firmware(size_t nargs, const value *args) { trap("firmware"); }

/* Stands for objects that are hardware (machine.mem32): any use is a trap. */
static value trap_getattr(value self, value name) { trap("machine"); }
static value trap_setattr(value self, value name, value v) { trap("machine"); }
static value trap_subscr(value self, value index, value v) { trap("machine"); }
const struct type_ops trap_ops = {
    .getattr = trap_getattr, .setattr = trap_setattr, .subscr = trap_subscr, .store = trap_subscr};
static const struct type_obj trap_type = {.type = &type_type, .name = N(object), .base = &object_type, .ops = &trap_ops,
                                          .kind = KIND_OTHER};
extern const struct other_obj snapshot_trap_object;
const struct other_obj snapshot_trap_object = {&trap_type};

/* ---- statements ---- */

/* The name of what the statement is known to call that must not run now, or NULL. */
static const struct str_obj *calls(const struct code_obj *code) {
  const uintptr_t *uses = reach_uses(code);
  const struct module_obj *module = (const struct module_obj *)uses[1];
  for (const uintptr_t *use = uses + 2; *use && uses[0] & USE_CALLS; use++) {
    value v = *use & 1 ? module->slots[*use >> 2] : 0;
    if (!v || !value_is_obj(v)) continue;
    if (obj_type(v) == &cfunction_type && OBJ(cfunction, v)->flags & CFUN_IMPURE) return str_of(OBJ(cfunction, v)->name);
    if (obj_type(v) == &function_type && reach_uses(OBJ(function, v)->code)[0] & USE_TRAPS)
      return str_of(code_name(OBJ(function, v)->code));
  }
  return 0;
}

static void run_code(const struct module_obj *module, const struct code_obj *code) {
  const struct function_obj body = {.type = &function_type, .code = code, .module = module};
  value done = vm_call_function((value)&body, 0, 0, 0);
  /* Caught or not: at boot there is more memory, or less. */
  if (vm.memory_error.type) stop("error ", "MemoryError", 11);
  if (done) return;
  const struct str_obj *type = str_of(value_type(vm.error)->name);
  stop("error ", str_text(type), str_size(type));
}

/* A module that an import statement imports; NULL after the last. */
static const struct module_obj *next_import(const uintptr_t **use) {
  for (; **use; ++*use) {
    if (!(**use & 3) && obj_type(**use) == &module_type) return (const struct module_obj *)*(*use)++;
  }
  return 0;
}

/* The statement is, or will be again, something to do at boot. */
static void mark_partial(uintptr_t module) {
  reach_set_partial(module);
  if (!snapshot.inside) return;
  say_step("nested ", snapshot.module, snapshot.step);
  say("\n");
  port_exit(0);
}

static void leave(uintptr_t module, uintptr_t n, unsigned root, const struct str_obj *name, const char *why) {
  if (!root) root = snapshot.left < NUMBERS_MOST ? ++snapshot.left : NUMBERS_MOST;
  reach_leave(root);
  reach_end();
  say_step("defer ", module, n);
  say(" ");
  say_hex(root);
  say(why);
  if (name) port_write(str_text(name), str_size(name));
  say("\n");
  mark_partial(module);
}

/* Runs what an import statement imports. False when that waits for a statement at boot. */
static bool run_imports(const struct module_obj *module, const struct snapshot_step *step) {
  const uintptr_t *use = reach_uses(step->code) + 2;
  for (const struct module_obj *m; (m = next_import(&use));) {
    if (reach_waits(reach_module(m))) return false;
  }
  run_code(module, step->before);
  return true;
}

/* An import whose module has statements for boot is done again there. */
static void keep_import(const struct snapshot_module *m, uintptr_t module, uintptr_t n) {
  const uintptr_t *use = reach_uses(m->steps[n].code) + 2;
  bool keep = false;
  for (const struct module_obj *imported; (imported = next_import(&use));) keep |= reach_is_partial(reach_module(imported));
  if (!keep) return;
  reach_find(m->steps[n].code);
  reach_set_again();
  reach_end();
  say_step("keep ", module, n);
  say("\n");
  mark_partial(module);
}

static void run_step(uintptr_t module, uintptr_t n) {
  const struct snapshot_module *m = &firn_snapshot_modules[module];
  const struct snapshot_step *step = &m->steps[n];
  uintptr_t flags = reach_uses(step->code)[0];
  say_step("step ", module, n);
  say("\n");
  port_write_error("", 0); /* makes it leave the device: the statement may never end */
  bool told = flags & USE_TOLD, import = flags & USE_IMPORT;
  bool waits = !told && import && !run_imports(m->module, step);
  const struct str_obj *name = told || waits ? 0 : calls(step->code);
  unsigned root = told || name || waits || snapshot.left ? reach_find(step->code) : 0;
  if (told || name || waits || root) {
    leave(module, n, root, name, told ? " told" : name ? " calls " : " shares");
  } else {
    if (snapshot.left) reach_end();
    bool outermost = !snapshot.inside && !import;
    if (outermost) snapshot.inside = true, snapshot.module = module, snapshot.step = n;
    run_code(m->module, step->code);
    if (outermost) snapshot.inside = false;
    if (import) keep_import(m, module, n);
  }
  say("done\n");
}

bool snapshot_run_body(const struct module_obj *m) {
  uintptr_t module = reach_module(m);
  for (uintptr_t n = 0; n < firn_snapshot_modules[module].count; n++) run_step(module, n);
  return true;
}

/* ---- memory ---- */

/* Consoles take bytes one by one, and much of the memory is 0. */
GC_LOOKS_ANYWHERE static void say_bytes(const unsigned char *p, size_t n) {
  char text[64];
  unsigned used = 0;
  for (size_t i = 0; i < n;) {
    size_t zeros = 0;
    while (zeros < SNAPSHOT_ZEROS && i + zeros < n && !p[i + zeros]) zeros++;
    if (zeros) {
      text[used++] = (char)(SNAPSHOT_ZERO + zeros - 1);
      i += zeros;
    } else {
      text[used++] = hex[p[i] >> 4];
      text[used++] = hex[p[i++] & 15];
    }
    if (used + 2 > sizeof text || i >= n) {
      port_write(text, used);
      used = 0;
    }
  }
}

GC_LOOKS_ANYWHERE static void tell(uintptr_t start, size_t words) {
  say("at ");
  say_hex(start);
  say(" ");
  say_bytes((const unsigned char *)start, words * sizeof(value));
  say("\n");
}

static void tell_all(void) {
  const struct image_range *ram = &firn_roots[0];
  gc_reach_begin();
  tell((uintptr_t)ram->start, ram->words);
  for (size_t i = 0; i < ram->words; i++) gc_reach(ram->start[i]);
  gc_reach_each(tell);
  say("end\n");
}

bool snapshot_run(const struct module_obj *main_module);
bool snapshot_run(const struct module_obj *main_module) {
  if (!reach_begin()) return false;
  module_run(main_module);
  tell_all();
  return true;
}
/* The name by which an image refers to it. */
extern bool LINK_SNAPSHOT(FIRN_FLOAT_BITS)(const struct module_obj *) __attribute__((alias("snapshot_run")));
