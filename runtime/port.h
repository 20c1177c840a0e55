/* SPDX-License-Identifier: MIT */
/* The whole contract between the runtime and a board. A port is a start-up file that sets up the
   stack, .data and .bss, calls port_main(), and gives its result to port_exit(); plus the functions
   below. The runtime calls nothing else of the board; it uses no libc but mem* and str*.

   All functions are called from thread context with interrupts enabled, never from an interrupt
   handler, and never before port_main. None allocates. None may call back into the runtime. */
#ifndef FIRN_RUNTIME_PORT_H
#define FIRN_RUNTIME_PORT_H

#include <stddef.h>
#include <stdint.h>

#include "runtime/abi/abi_hash.h"

/* A symbol that has the hash of this header in it: a board and a runtime of different versions do not link. */
#define PORT_SYMBOL(name, hash) PORT_SYMBOL_(name, hash)
#define PORT_SYMBOL_(name, hash) __asm__(#name "_abi_" #hash)

/* Provided by the runtime: runs the image's program. Called once by the start-up code, on the
   stack that port_memory describes. Returns the exit status. */
int port_main(void);

/* Writes `count` bytes to the console (the program's stdout), as they are, no newline changed.
   Blocks until the device has taken them. The first call may set the device up. */
void port_write(const char *bytes, size_t count);

/* Writes `count` bytes to where tracebacks go (stderr). A board with one channel uses port_write.
   Bytes given to port_write before have left the device first. */
void port_write_error(const char *bytes, size_t count);

/* Reads at most `count` bytes of console input into `bytes` without blocking. Returns how many;
   0 when there are none; -1 at the end of input or when the board has no input. */
int port_read(char *bytes, size_t count);

/* Ends the program: flushes the console and gives `status` (0-255) to whoever started the machine;
   a board with nobody to tell waits for a reset. */
_Noreturn void port_exit(int status);

/* Microseconds since start-up; monotonic, wraps at 2^64. Resolution is the board's. */
uint64_t port_ticks_us(void);

/* Microseconds since 1970-01-01, or 0 when the board has no clock that knows. Resolution is the board's. */
int64_t port_wall_us(void);

/* Waits until `us` microseconds are over or an interrupt came, whichever is first. May return
   early, any number of times; the caller looks at the clock. */
void port_wait_us(uint64_t us);

/* Masks interrupts and returns what port_interrupts_restore wants. Nests. */
uint32_t port_interrupts_mask(void);
void port_interrupts_restore(uint32_t state);

/* The memory the runtime may use. Constant from start-up on. `heap` is word-aligned, its contents
   are NOT cleared. The stack grows down from `stack_top` (the first address above it) and must not
   pass below `stack_limit`; interrupts need `stack_reserve` bytes of it beside the program's. */
struct port_memory {
  char *heap_start, *heap_end;
  char *stack_limit, *stack_top;
  size_t stack_reserve;
};
void port_memory(struct port_memory *out) PORT_SYMBOL(port_memory, FIRN_PORT_ABI);

/* The address range whose contents never change and are not freed (code and constants of the
   image). Requires: every object outside [start, end) and the heap is static RAM. */
struct port_rom {
  const char *start, *end;
};
void port_rom(struct port_rom *out);

/* Makes every word that a caller holds in a register visible in memory at or above the returned
   address, up to the stack's top, until `visit` returns: the roots a conservative scan reads.
   Calls visit(context, lowest), `lowest` word-aligned. On windowed Xtensa the windows are flushed. */
void port_with_registers(void (*visit)(void *context, char *lowest), void *context);

/* Command-line arguments, for sys.argv[1:]; 0 and NULL on a board. */
int port_arguments(const char *const **out);

#endif
