/* SPDX-License-Identifier: MIT */
#include "runtime/lib/prompt.h"

#include <string.h>

#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

enum { INPUT = 1024, CHUNK = 64 };

uint8_t prompt_polls;

/* What the console has sent and nobody has read: a ring, so that the stop character is found behind it. Not in struct vm, which
   every image has. */
static struct {
  uint16_t stop; /* the character that interrupts + 1; 0: none */
  uint16_t first, count;
  char bytes[INPUT];
} input;

void prompt_stop_char(int character) { input.stop = (uint16_t)(character + 1); }

/* Takes what the device has, as far as there is room: what port_read said last. KeyboardInterrupt when the stop
   character is among it; what came before that is dropped. */
static int take(void) {
  char bytes[CHUNK];
  int n = 0;
  bool stopped = false;
  while (INPUT - input.count >= CHUNK && (n = port_read(bytes, CHUNK)) > 0) {
    for (int i = 0; i < n; i++) {
      bool stops = (uint8_t)bytes[i] + 1 == input.stop;
      stopped |= stops;
      if (stops) input.count = 0;
      else input.bytes[(input.first + input.count++) % INPUT] = bytes[i];
    }
  }
  if (stopped) err_raise_arg(&exc_KeyboardInterrupt, 0);
  return stopped ? -1 : n;
}

bool prompt_poll(void) {
  prompt_polls = 0;
  if (input.stop) take();
  return !vm.error;
}

int prompt_read(char *bytes, size_t count) {
  int ended = input.stop ? take() : 0;
  size_t got = 0;
  if (vm.error) return -1;
  while (input.count && got < count) {
    bytes[got++] = input.bytes[input.first];
    input.first = (uint16_t)((input.first + 1) % INPUT);
    input.count--;
  }
  if (got) return (int)got;
  return input.stop ? ended : port_read(bytes, count);
}

void prompt_write(const char *bytes, size_t count) {
  while (count) {
    const char *newline = memchr(bytes, '\n', count);
    size_t n = newline ? (size_t)(newline - bytes) : count;
    port_write(bytes, n);
    if (newline) port_write("\r\n", 2);
    n += newline != 0;
    bytes += n;
    count -= n;
  }
}

value prompt_member(const char *name) {
  value module = str_new_cstr("_repl"), v = module ? str_new_cstr(name) : V_ERROR;
  module = v ? import_name(firn_main, module, V_INT(0), V_NONE) : V_ERROR;
  return module ? attr_get(module, name_intern(v)) : V_ERROR;
}

value prompt_input_line(void) {
  value read = prompt_member("read_line");
  return read ? call(read, 0, 0, 0) : V_ERROR;
}

/* attempt(f, *args): what it returned and None, or None and the exception, without a row of the caller in its traceback. */
value prompt_attempt(size_t nargs, const value *args) {
  value result = call(args[0], nargs - 1, 0, args + 1);
  value exc = result ? V_NONE : err_take();
  return tuple_2(result ? result : V_NONE, exc);
}

/* The names of all builtins. */
value prompt_builtins(void) {
  extern const struct members_obj firn_members_builtins;
  value list = list_new(0, 0);
  for (uintptr_t i = 0; list && i < firn_members_builtins.n; i++)
    if (!list_append_value(list, firn_members_builtins.rows[2 * i])) return V_ERROR;
  return list;
}
