/* SPDX-License-Identifier: MIT */
/* The interpreter's state, and what its loop (vm_run.c) leaves to others. */
#include "runtime/core/vm.h"

#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/service.h"

struct vm vm;

value vm_stack_full(void) {
  /* Making the exception needs some stack too: the limit is moved out of the way meanwhile. */
  char *limit = vm.stack_limit;
  vm.stack_limit = 0;
  err_stack();
  vm.stack_limit = limit;
  return 0;
}

bool vm_stack_ok(void) { return vm_stack_ok_now(); }

const struct module_obj *vm_module(void) { return vm.frame ? vm.frame->module : 0; }

const uint8_t *frame_raised(struct frame *f, const uint8_t *ip) {
  if (!vm.again) exception_add_row(vm.error, f->code, (unsigned)(ip - code_bytes(f->code)) - 1);
  vm.again = false;
  return firn_service_find_handler ? firn_service_find_handler(f, ip) : 0;
}
