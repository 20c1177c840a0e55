/* SPDX-License-Identifier: MIT */
/* From the start-up code to the program, and back with its exit status. */
#include "runtime/abi/image.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

enum { STACK_RESERVE = 900 + 60 * sizeof(void *) }; /* for C functions that do not recurse, and a collection */

void vm_init(void) {
  struct port_memory memory;
  port_memory(&memory);
  vm.stack_top = memory.stack_top;
  vm.stack_limit = memory.stack_limit + memory.stack_reserve + STACK_RESERVE;
  gc_init(memory.heap_start, memory.heap_end);
}

static bool write_error(struct writer *w, const char *s, size_t n) {
  port_write_error(s, n);
  return true;
}

/* What SystemExit says: None is 0, an int itself, anything else is printed and is 1. Another exception: -1. */
int vm_system_exit(value exc) {
  if (!type_is_subclass(obj_type(exc), &exc_SystemExit)) return -1;
  value code = exception_carries(exc, N(code));
  if (code == V_NONE) return 0;
  if (value_is_int(code)) return (int)(value_int(code) & 0xff);
  if (value_is_bool(code)) return code == V_TRUE;
  struct writer w = {write_error};
  print_value(&w, code, PRINT_STR);
  print_cstr(&w, "\n");
  return 1;
}

int vm_exit_status(void) {
  if (!vm.error) return 0;
  value exc = err_take();
  int status = firn_service_system_exit ? firn_service_system_exit(exc) : -1;
  if (status >= 0) return status;
  traceback_print(exc);
  return 1;
}

int port_main(void) {
  vm_init();
  firn_run(firn_main);
  return vm_exit_status();
}
