/* SPDX-License-Identifier: MIT */
/* The simulator's board: its only device is the simcall instruction (number in a2, arguments in
   a3-a5, result in a2), which start.S wraps in the core's calling convention. */
#include "runtime/port.h"

#include <board.h>

enum { CALL_EXIT = 1, CALL_READ = 3, CALL_WRITE = 4, CALL_SELECT_ONE = 29, STDIN = 0, STDOUT = 1, STDERR = 2, SELECT_READ = 1 };

int port_simcall(int number, int a, const void *b, size_t c);
uint32_t port_cycles(void);

static void write_all(int file, const char *bytes, size_t count) {
  while (count) {
    int written = port_simcall(CALL_WRITE, file, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void port_write(const char *bytes, size_t count) { write_all(STDOUT, bytes, count); }

void port_write_error(const char *bytes, size_t count) { write_all(STDERR, bytes, count); }

/* A simcall read would wait for the host's input; select_one tells whether there is some. */
int port_read(char *bytes, size_t count) {
  static const uint32_t at_once[2];
  if (port_simcall(CALL_SELECT_ONE, STDIN, (const void *)SELECT_READ, (size_t)at_once) <= 0) return 0;
  int got = port_simcall(CALL_READ, STDIN, bytes, count);
  return got > 0 ? got : -1;
}

_Noreturn void port_exit(int status) {
  for (;;) port_simcall(CALL_EXIT, status & 0xff, NULL, 0);
}

/* The cycle counter has 32 bits and wraps in 107 s at the simulator's 40 MHz: the clock is right
   when it is asked at least that often. */
uint64_t port_ticks_us(void) {
  static uint64_t us;
  static uint32_t counted; /* cycles that are in `us` */
  uint32_t more = (port_cycles() - counted) / BOARD_TICKS_PER_US;
  counted += more * BOARD_TICKS_PER_US;
  return us += more;
}

int64_t port_wall_us(void) { return 0; }

/* There is no timer interrupt to wait for: the caller's loop does the waiting. */
void port_wait_us(uint64_t us) { (void)us; }

extern char __heap_start[], __heap_end[], __stack_limit[], __stack_top[];
extern const char __rom_start[], __rom_end[];

void port_memory(struct port_memory *out) {
  out->heap_start = __heap_start;
  out->heap_end = __heap_end;
  out->stack_limit = __stack_limit;
  out->stack_top = __stack_top;
  out->stack_reserve = BOARD_STACK_RESERVE;
}

void port_rom(struct port_rom *out) {
  out->start = __rom_start;
  out->end = __rom_end;
}

int port_arguments(const char *const **out) {
  *out = NULL;
  return 0;
}
