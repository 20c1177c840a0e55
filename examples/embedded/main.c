/* SPDX-License-Identifier: MIT */
/* A firmware with a Python application in it: it has its own main(), stack and interrupts. */
#include "python.h"
#include <runtime/port.h>

extern char stack_limit[], stack_top[];
extern void (*on_tick)(uint32_t milliseconds);

static void say(const char *text) {
  size_t size = 0;
  while (text[size]) size++;
  port_write(text, size);
}

static void say_bytes(void *context, const char *bytes, size_t size) {
  say(context);
  port_write(bytes, size);
}

static void call_python(void) {
  float level;
  if (control_step(20, 0.5f, &level) == FIRN_OK && level == 10.5f) say("C: level is 10.5\n");
  control_set((struct firn_str){"gr\xc3\xbc\xc3\x9f", 6});
  struct firn_str name;
  if (control_name(&name) == FIRN_OK) say_bytes("C: the name is ", name.data, name.size), say("\n");
  int32_t none;
  if (control_broken(7, &none) == FIRN_RAISED) {
    say(firn_error_is("ZeroDivisionError") ? "C: divided by zero\n" : "C: something else\n");
    firn_error_write(say_bytes, "| ");
    say("\n");
  }
  static const uint8_t bytes[] = {1, 2, 3};
  firn_value list;
  int32_t length;
  if (control_list(true, (struct firn_buffer){bytes, sizeof bytes}, &list) == FIRN_OK && control_length(list, &length) == FIRN_OK)
    say(length == 3 ? "C: three things\n" : "C: another number of things\n");
}

static char more_heap[8 * 1024]; /* Python's memory need not be in one piece */

int main(void) {
  const struct firn_config config = {.stack_limit = stack_limit, .stack_top = stack_top, .stack_reserve = 1024};
  if (firn_init(&config) != FIRN_OK || firn_add_heap(more_heap, sizeof more_heap) != FIRN_OK) return 1;
  on_tick = post_event;
  int status = firn_run_main();
  if (status) return status;
  call_python();
  arm(3);
  for (uint64_t end = port_ticks_us() + 6000; port_ticks_us() < end; port_wait_us(1000))
    if (firn_poll() != FIRN_OK) firn_error_print();
  say("C: done\n");
  return 0;
}
