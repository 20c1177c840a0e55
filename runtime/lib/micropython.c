/* SPDX-License-Identifier: MIT */
/* Module micropython. const and the code emitters are the compiler's business; in bytecode they are identities. */
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"

value micropython_identity(value v) { return v; }

/* Of what is compiled from now on: asserts and __debug__ of the image's own code are what they were built as. */
value micropython_opt_level(size_t nargs, const value *args) {
  if (!nargs) return V_INT(vm.optimise);
  int64_t level;
  if (!value_is_integer(args[0]) || !int_to_i64(args[0], &level)) return err_raise(E(not_index), args[0], 0, 0);
  vm.optimise = level < 0 ? 0 : level > 3 ? 3 : (uint8_t)level;
  return V_NONE;
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

value micropython_mem_current(void) {
  struct gc_stats s;
  gc_stats(&s);
  return int_from(s.used_bytes);
}

value micropython_mem_peak(void) {
  struct gc_stats s;
  gc_stats(&s);
  return int_from(s.peak_bytes);
}

/* Bytes handed out so far. The collector does not count what it frees: a collection is taken to have freed the whole heap, so
   that differences are exact where nothing is collected between, and never too small. */
value micropython_mem_total(void) {
  struct gc_stats s;
  gc_stats(&s);
  return int_from_u64((uint64_t)s.heap_bytes * s.collections + s.used_bytes);
}

/* Memory for exceptions in interrupt handlers: Firn's need none. */
value micropython_emergency_buffer(value size) {
  (void)size;
  return V_NONE;
}

value micropython_heap_lock(void) {
  gc_lock();
  return V_NONE;
}

value micropython_heap_unlock(void) { return V_INT(gc_unlock()); }
value micropython_heap_locked(void) { return V_INT(gc_locked()); }

/* Which character interrupts the program; -1: none. In images without a prompt none does. */
value micropython_kbd_intr(value character) {
  intptr_t c;
  if (!sequence_clamped(character, &c)) return V_ERROR;
  if (firn_service_stop_char) firn_service_stop_char(c < 0 ? -1 : (int)(c & 0xff));
  return V_NONE;
}
