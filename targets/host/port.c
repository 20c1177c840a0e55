/* SPDX-License-Identifier: MIT */
/* The port for a POSIX host. The heap is one mapping, made when it is first asked for; its size is
   the address of the symbol __heap_size when the linker was given one, as on the boards. */
#include "runtime/port.h"
#include "runtime/port_optional.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

extern char __heap_size[] __attribute__((weak));
extern char __stack_size[] __attribute__((weak));
extern char __executable_start[], data_start[];

enum { HEAP_DEFAULT = 64 << 20, STACK_DEFAULT = 4 << 20, STACK_MARGIN = 256 << 10 };
enum { STATUS_TOOL = 3 };

static struct port_memory memory;
static char *top_of_stack;
static int argument_count;
static const char *const *arguments;

void port_start(int argc, char **argv, void *stack_top);

void port_start(int argc, char **argv, void *stack_top) {
  argument_count = argc - 1;
  arguments = (const char *const *)argv + 1;
  top_of_stack = stack_top;
}

int port_arguments(const char *const **out) {
  *out = arguments;
  return argument_count;
}

/* The usable stack: what was asked for, as far as the process' limit allows it. */
static size_t stack_size(void) {
  size_t size = __stack_size ? (size_t)__stack_size : STACK_DEFAULT;
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      size > limit.rlim_cur - STACK_MARGIN)
    size = limit.rlim_cur - STACK_MARGIN;
  return size;
}

void port_memory(struct port_memory *out) {
  if (!memory.heap_start) {
    size_t size = __heap_size ? (size_t)__heap_size : HEAP_DEFAULT;
    void *heap = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (heap == MAP_FAILED) {
      perror("fatal: heap");
      exit(STATUS_TOOL);
    }
    memory.heap_start = heap;
    memory.heap_end = memory.heap_start + size;
    memory.stack_top = top_of_stack ? top_of_stack : __builtin_frame_address(0);
    memory.stack_limit = memory.stack_top - stack_size();
    memory.stack_reserve = STACK_MARGIN / 4;
  }
  *out = memory;
}

void port_rom(struct port_rom *out) {
  out->start = __executable_start;
  out->end = data_start;
}

static void write_all(int file, const char *bytes, size_t count) {
  while (count) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/* stdout is gathered in a block: a program that prints byte by byte costs no call for each. */
static char gathered[4096];
static size_t gathered_count;

void port_flush(void) {
  write_all(STDOUT_FILENO, gathered, gathered_count);
  gathered_count = 0;
}

void port_write(const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (gathered_count == sizeof gathered) port_flush();
    gathered[gathered_count++] = bytes[i];
  }
  if (count && bytes[count - 1] == '\n' && isatty(STDOUT_FILENO)) port_flush();
}

void port_write_error(const char *bytes, size_t count) {
  port_flush();
  write_all(STDERR_FILENO, bytes, count);
}

int port_read(char *bytes, size_t count) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  port_flush();
  if (poll(&input, 1, 0) == 0) return 0;
  ssize_t got = read(STDIN_FILENO, bytes, count);
  return got > 0 ? (int)got : -1;
}

_Noreturn void port_exit(int status) {
  port_flush();
  exit(status & 0xff);
}

uint64_t port_ticks_us(void) {
  static time_t start;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (!start) start = now.tv_sec;
  return (uint64_t)(now.tv_sec - start) * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

int64_t port_wall_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void port_wait_us(uint64_t us) {
  struct timespec span = {(time_t)(us / 1000000), (long)(us % 1000000) * 1000};
  port_flush();
  nanosleep(&span, NULL);
}

uint32_t port_interrupts_mask(void) { return 0; }
void port_interrupts_restore(uint32_t state) { (void)state; }

/* Registers a callee must keep go into an array on the stack (a jmp_buf would hold some of them
   scrambled). */
void __attribute__((noinline)) port_with_registers(void (*visit)(void *context, char *lowest),
                                                   void *context) {
  void *kept[6] = {0};
#if defined(__x86_64__)
  __asm__ volatile("movq %%rbx, 0(%0)\n\tmovq %%rbp, 8(%0)\n\tmovq %%r12, 16(%0)\n\t"
                   "movq %%r13, 24(%0)\n\tmovq %%r14, 32(%0)\n\tmovq %%r15, 40(%0)"
                   :
                   : "r"(kept)
                   : "memory");
#else
  __builtin_unwind_init();
#endif
  visit(context, (char *)kept);
  __asm__ volatile("" : : "r"(kept) : "memory");
}
