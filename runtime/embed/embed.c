/* SPDX-License-Identifier: MIT */
/* Start, run, and exceptions for C. The memory map of the port is what firn_init is told. */
#include "runtime/embed/embed.h"

#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

enum { LEAST_HEAP = 1024, LEAST_STACK = 2048 };

static struct port_memory memory;

/* Makes the linker take the defaults here, when it reads this archive: libfirn, which needs them, comes after it. */
extern const void *const embed_port[];
const void *const embed_port[] = {(const void *)port_with_registers, (const void *)port_interrupts_mask, (const void *)port_write};

bool embed_is_ready(void) { return memory.heap_end != NULL; }

void port_memory(struct port_memory *out) { *out = memory; }

enum firn_status firn_init(const struct firn_config *config) {
  const uintptr_t word = sizeof(void *) - 1;
  char *heap = config->heap ? config->heap : firn_heap;
  size_t size = config->heap ? config->heap_size : &firn_heap_size ? firn_heap_size : 0;
  char *start = (char *)(((uintptr_t)heap + word) & ~word), *end = (char *)(((uintptr_t)heap + size) & ~word);
  char *limit = config->stack_limit, *top = config->stack_top, *here = __builtin_frame_address(0);
  if (embed_is_ready()) return FIRN_NOT_READY;
  if (!heap || size < LEAST_HEAP || here < limit || here >= top || (size_t)(top - limit) < LEAST_STACK + config->stack_reserve)
    return FIRN_NO_MEMORY;
  memory = (struct port_memory){start, end, limit, top, config->stack_reserve};
  vm_init();
  return FIRN_OK;
}

enum firn_status firn_add_heap(void *start, size_t size) {
  char *end = (char *)(((uintptr_t)start + size) & ~(uintptr_t)(sizeof(void *) - 1));
  if (!embed_is_ready()) return FIRN_NOT_READY;
  gc_add_region(start, end);
  return gc_is_heap((char *)start + size / 2) ? FIRN_OK : FIRN_NO_MEMORY;
}

int firn_run_main(void) {
  if (!embed_is_ready()) return 1;
  vm.error = 0;
  firn_run(firn_main);
  return vm_exit_status();
}

/* ---- exceptions ---- */

void firn_error_print(void) {
  value exc = vm.error ? err_take() : 0;
  if (exc) traceback_print(exc);
}

struct text_writer {
  struct writer w;
  void (*write)(void *context, const char *text, size_t size);
  void *context;
};

static bool write_text(struct writer *w, const char *s, size_t n) {
  struct text_writer *to = (struct text_writer *)w;
  to->write(to->context, s, n);
  return true;
}

void firn_error_write(void (*write)(void *context, const char *text, size_t size), void *context) {
  struct text_writer to = {{write_text}, write, context};
  value exc = vm.error ? err_take() : 0;
  if (exc) traceback_print_chain(&to.w, exc, 0);
  vm.error = 0;
}

bool firn_error_is(const char *name) { return vm.error && str_is(value_type(vm.error)->name, name); }

void firn_error_drop(void) { vm.error = 0; }

void firn_error_raise(const char *text) {
  value s = str_new_cstr(text);
  if (s) err_raise_arg(&exc_RuntimeError, s);
}

firn_value firn_done(firn_value v) { return vm.error ? V_ERROR : v; }
