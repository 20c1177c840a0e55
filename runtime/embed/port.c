/* SPDX-License-Identifier: MIT */
/* The port (runtime/port.h) of a firmware that has no wish: silent, without input, arguments or a calendar. All are weak: a
   function of that name in an object of the firmware takes the place. There is no default for port_ticks_us, because a clock
   that stands still would make programs hang. */
#include "runtime/port.h"

#define DEFAULT __attribute__((weak))

DEFAULT void port_write(const char *bytes, size_t count) {}
DEFAULT void port_write_error(const char *bytes, size_t count) { port_write(bytes, count); }
DEFAULT int port_read(char *bytes, size_t count) { return -1; }
DEFAULT int64_t port_wall_us(void) { return 0; }
/* Returns early: whoever waits looks at the clock. */
DEFAULT void port_wait_us(uint64_t us) {}

DEFAULT int port_arguments(const char *const **out) {
  *out = NULL;
  return 0;
}

/* Nobody in the image asks. */
DEFAULT void port_rom(struct port_rom *out) { *out = (struct port_rom){NULL, NULL}; }
