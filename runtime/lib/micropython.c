/* SPDX-License-Identifier: MIT */
/* Module micropython. const and the code emitters are the compiler's business; in bytecode they are identities. */
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/vm.h"

value micropython_identity(value v) { return v; }

/* The level at which asserts and __debug__ were compiled is fixed in an image; reading it is all there is. */
value micropython_opt_level(size_t nargs, const value *args) {
  (void)args;
  return nargs ? V_NONE : V_INT(0);
}

value micropython_stack_use(void) {
  char *here = __builtin_frame_address(0);
  return int_from(vm.stack_top - here);
}

static bool line(const char *what, uint32_t n) {
  return print_cstr(&print_console, what) && print_int(&print_console, (intptr_t)n) && print_cstr(&print_console, "\n");
}

value micropython_mem_info(size_t nargs, const value *args) {
  struct gc_stats s;
  (void)nargs, (void)args;
  gc_stats(&s);
  bool ok = line("stack: ", (uint32_t)(vm.stack_top - (char *)__builtin_frame_address(0))) && line("heap: ", s.heap_bytes) &&
            line("used: ", s.used_bytes) && line("free: ", s.heap_bytes - s.used_bytes) && line("peak: ", s.peak_bytes) &&
            line("collections: ", s.collections);
  return ok ? V_NONE : V_ERROR;
}

/* Memory for exceptions in interrupt handlers: Firn's need none. */
value micropython_emergency_buffer(value size) {
  (void)size;
  return V_NONE;
}

/* Handlers do not run Python code, so what is scheduled from the program itself may run at once. */
value micropython_schedule(value f, value arg) {
  return call_1(f, arg) == V_ERROR ? V_ERROR : V_NONE;
}
