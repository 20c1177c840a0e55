/* SPDX-License-Identifier: MIT */
/* A runtime that was flashed by itself (firn build --runtime-only), and the application that is somewhere else in flash. The
 * linker puts these functions in front of the board's and the runtime's own (--wrap): before port_main it is seen whether
 * there is an application and whether it was linked against this very runtime; the heap begins where its variables end. */
#include "runtime/abi/partition.h"
#include "runtime/abi/image.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/port.h"

#include <string.h>

enum { STATUS_NO_APPLICATION = 4, STATUS_OTHER_RUNTIME = 5 };

int __real_port_main(void);
int __wrap_port_main(void);
void real_port_memory(struct port_memory *out) PORT_SYMBOL(__real_port_memory, FIRN_PORT_ABI);
void wrap_port_memory(struct port_memory *out) PORT_SYMBOL(__wrap_port_memory, FIRN_PORT_ABI);

static void say(const char *text) { port_write_error(text, strlen(text)); }

static void say_address(uintptr_t n) {
  char text[2 * sizeof n];
  for (size_t i = sizeof text; i-- > 0; n >>= 4) text[i] = "0123456789abcdef"[n & 15];
  say("0x");
  port_write_error(text, sizeof text);
}

static int refuse_nothing(void) {
  say("firn: no application at ");
  say_address((uintptr_t)firn_app_magic);
  say("\n");
  return STATUS_NO_APPLICATION;
}

static int refuse_other(void) {
  say("firn: the application is for runtime ");
  port_write_error(firn_app_hash, APP_HASH_SIZE);
  say(", this is ");
  port_write_error(firn_runtime_hash, APP_HASH_SIZE);
  say("\n");
  return STATUS_OTHER_RUNTIME;
}

int __wrap_port_main(void) {
  if (memcmp(firn_app_magic, APP_MAGIC, APP_MAGIC_SIZE)) return refuse_nothing();
  if (memcmp(firn_app_hash, firn_runtime_hash, APP_HASH_SIZE)) return refuse_other();
  char *const *memory = firn_app_memory;
  memcpy(memory[APP_DATA_START], memory[APP_DATA_LOAD], (size_t)(memory[APP_DATA_END] - memory[APP_DATA_START]));
  memset(memory[APP_BSS_START], 0, (size_t)(memory[APP_BSS_END] - memory[APP_BSS_START]));
  return __real_port_main();
}

void wrap_port_memory(struct port_memory *out) {
  real_port_memory(out);
  out->heap_start = firn_app_memory[APP_HEAP_START];
  out->heap_end = firn_app_memory[APP_HEAP_END];
}

/* ---- services that depend on the application ---- */

void partition_place(struct writer *w, const struct code_obj *code, unsigned offset) {
  (firn_app_flags & APP_LINES ? traceback_place_native : traceback_place_loaded)(w, code, offset);
}

bool partition_same_line(const struct code_obj *code, unsigned a, unsigned b) {
  return (firn_app_flags & APP_LINES || gc_is_heap(code) ? frame_same_line : frame_same_place)(code, a, b);
}
