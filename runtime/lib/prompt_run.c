/* SPDX-License-Identifier: MIT */
/* An image with a prompt, from reset to soft reset and so on: the program, then _repl.run(namespace, raw), which returns when
 * the prompt is left: None at the end of input, else (raw, kept): whether the next one is a raw one, and bytes or None that
 * _repl.restore() gets after the reset.
 *
 * A soft reset makes the RAM of runtime and modules what it was: the image has no initial values (initialisers run at boot
 * where code can come later), so all of it is zero. `kept` lies at the heap's end meanwhile. */
#include <string.h>

#include "runtime/abi/image.h"
#include "runtime/abi/link.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/lib/prompt.h"
#include "runtime/port.h"

enum { CTRL_C = 3 };

/* The program. A raw prompt comes without it, as MicroPython's does without main.py. */
static void run_program(const struct module_obj *m, bool raw) {
  prompt_stop_char(CTRL_C);
  if (raw) {
    if (m->state) m->state[0] = V_INT(MODULE_DONE);
  } else if (!module_run(m)) {
    value exc = err_take();
    if (!type_is_subclass(obj_type(exc), &exc_SystemExit)) traceback_print(exc);
  }
  prompt_stop_char(-1);
}

/* What _repl.run says; V_ERROR. */
static value prompt(const struct module_obj *m, bool raw) {
  value run = prompt_member("run");
  value args[] = {run ? module_namespace(m) : V_ERROR, value_from_bool(raw)};
  return args[0] ? call(run, 2, 0, args) : V_ERROR;
}

/* A runtime as after a reset. What is kept is copied from the heap's end to its start: no more than half fits. */
static void start_over(value kept) {
  struct port_memory memory;
  port_memory(&memory);
  size_t len = kept == V_NONE ? 0 : str_size(str_of(kept)), room = (size_t)(memory.heap_end - memory.heap_start) / 2;
  if (len > room - room / 8) len = 0;
  char *bytes = memory.heap_end - len;
  if (len) memmove(bytes, str_data(str_of(kept)), len);
  for (const struct image_range *r = firn_roots; r->words; r++) memset(r->start, 0, r->words * sizeof(value));
  memset(&vm, 0, sizeof vm);
  vm_init();
  value made = len ? bytes_new(bytes, len) : V_NONE, restore = made && len ? prompt_member("restore") : V_ERROR;
  if (len && (!restore || !call(restore, 1, 0, &made))) traceback_print(err_take());
}

static bool prompt_run(const struct module_obj *m) {
  bool raw = false;
  for (;;) {
    run_program(m, raw);
    value next = prompt(m, raw);
    prompt_stop_char(-1);
    if (next == V_NONE) return true;
    if (next) raw = tuple_items(next)[0] == V_TRUE;
    else if (!err_matches(&exc_MemoryError) && !err_matches(&exc_KeyboardInterrupt)) return false;
    else traceback_print(err_take());
    start_over(next ? tuple_items(next)[1] : V_NONE);
  }
}
/* The name by which an image refers to it. */
extern bool LINK_PROMPT(FIRN_FLOAT_BITS)(const struct module_obj *) __attribute__((alias("prompt_run")));
