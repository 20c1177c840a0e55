/* SPDX-License-Identifier: MIT */
/* The port contract, run on each board: memory map, start-up, console, stderr, clock, interrupts,
   registers visible to a scan, exit status. Needs no runtime. */
#include <string.h>

#include "runtime/port.h"

static volatile uint32_t preset[5] = {1, 2, 3, 4, 0x12345678};
static volatile uint32_t cleared[7];
static volatile float ratio = 1.5f;

static void say(const char *text) { port_write(text, strlen(text)); }

static void expect(const char *what, int holds) {
  say(what);
  say(holds ? ": ok\n" : ": WRONG\n");
}

static void number(uint32_t value) {
  char digits[10];
  int at = sizeof digits;
  do digits[--at] = (char)('0' + value % 10);
  while (value /= 10);
  port_write(digits + at, sizeof digits - (size_t)at);
}

struct search {
  uint32_t wanted;
  int found;
};

/* Looks at all of the stack, as the collector does. */
static void __attribute__((no_sanitize("address"))) scan(void *context, char *lowest) {
  struct search *search = context;
  struct port_memory memory;
  port_memory(&memory);
  for (uint32_t *word = (uint32_t *)(void *)lowest; (char *)word < memory.stack_top; word++)
    if (*word == search->wanted) search->found++;
}

/* Deep enough that windowed Xtensa has frames on the stack and in registers both; each level keeps
   one value that only a register may hold. */
static uint32_t __attribute__((noinline)) nest(uint32_t depth, struct search *search) {
  uint32_t mine = depth * 0x01010101u ^ 0xA5000000u;
  __asm__ volatile("" : "+r"(mine));
  if (depth) {
    uint32_t below = nest(depth - 1, search);
    return below + (mine == (depth * 0x01010101u ^ 0xA5000000u));
  }
  struct search all = *search;
  port_with_registers(scan, &all);
  *search = all;
  return mine == 0xA5000000u;
}

static int registers_visible(uint32_t depth) {
  for (uint32_t i = 0; i <= depth; i++) {
    struct search search = {i * 0x01010101u ^ 0xA5000000u, 0};
    if (nest(depth, &search) != depth + 1 || !search.found) return 0;
  }
  return 1;
}

/* Of what an emulator on a busy machine may be left alone for; wrong units of a clock are further off. */
enum { PATIENCE_US = 1000 * 1000 };

static int clock_runs(void) {
  uint64_t before = port_ticks_us(), now = before;
  for (int i = 0; i < 100000 && now < before + 50; i++) now = port_ticks_us();
  return now >= before + 50 && now < before + PATIENCE_US;
}

static int waits(void) {
  uint64_t end = port_ticks_us() + 2000, now;
  while ((now = port_ticks_us()) < end) port_wait_us(end - now);
  return now < end + PATIENCE_US;
}

int port_main(void) {
  struct port_memory memory;
  struct port_rom rom;
  int local = 0;
  const char *text = "x";
  uint32_t sum = 0;
  port_memory(&memory);
  port_rom(&rom);
  for (int i = 0; i < 7; i++) sum |= cleared[i];
  expect(".data is copied", preset[0] == 1 && preset[4] == 0x12345678);
  expect(".bss is clear", sum == 0);
  expect("heap is aligned", ((uintptr_t)memory.heap_start & (sizeof(void *) - 1)) == 0);
  expect("heap lies below the stack",
         memory.heap_start < memory.heap_end && memory.heap_end <= memory.stack_limit);
  expect("stack lies in its bounds", (char *)&local > memory.stack_limit + memory.stack_reserve &&
                                         (char *)&local < memory.stack_top);
  expect("constants lie in rom", text >= rom.start && text < rom.end);
  expect("variables do not", (char *)preset < rom.start || (char *)preset >= rom.end);
  memory.heap_start[0] = 1;
  memory.heap_end[-1] = 2;
  expect("heap can be written", memory.heap_start[0] == 1 && memory.heap_end[-1] == 2);
  expect("floats work", ratio * 2.0f == 3.0f && ratio / 0.5f == 3.0f);
  expect("clock runs", clock_runs());
  expect("waiting ends in time", waits());
  port_interrupts_restore(port_interrupts_mask());
  expect("clock runs after masking", clock_runs());
  expect("registers are visible", registers_visible(3) && registers_visible(24));
  say("heap of ");
  number((uint32_t)((memory.heap_end - memory.heap_start) >> 10));
  say(" KB\n");
  port_write_error("to stderr\n", 10);
  say("end");
  port_exit(42);
}
