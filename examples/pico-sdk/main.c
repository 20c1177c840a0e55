/* SPDX-License-Identifier: MIT */
/* The SDK's clock, console and timer for a Python application. The stack is the SDK's, of 4 KB (CMakeLists.txt). */
#include <pico/stdlib.h>
#include <runtime/port.h>
#include <stdio.h>

#include "python.h"

extern char __StackBottom[], __StackTop[];

void port_write(const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) putchar_raw(bytes[i]);
}

uint64_t port_ticks_us(void) { return time_us_64(); }
void port_wait_us(uint64_t us) { best_effort_wfe_or_timeout(make_timeout_time_us(us)); }

/* In the timer's interrupt. */
static bool tick(repeating_timer_t *timer) {
  post_event(0);
  return true;
}

int main(void) {
  const struct firn_config config = {.stack_limit = __StackBottom, .stack_top = __StackTop, .stack_reserve = 256};
  static repeating_timer_t timer;
  float level;
  stdio_init_all();
  if (firn_init(&config) != FIRN_OK) panic("no memory for Python");
  add_repeating_timer_ms(1, tick, NULL, &timer);
  int status = firn_run_main();
  if (control_step(20, 0.5f, &level) == FIRN_OK && level == 10.5f) printf("C: level is 10.5\n");
  printf("C: done, %d\n", status);
  return status;
}
