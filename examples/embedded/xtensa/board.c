/* SPDX-License-Identifier: MIT */
/* The firmware's own drivers: a UART of the 16550's kind, the core's timer, the end by the emulator's simcall. Firn's console
   and clock are the port functions that are defined here; those that are not have their defaults. */
#include <runtime/port.h>

#include <stdbool.h>

extern volatile uint32_t uart[]; /* data, …, [5] line status */
extern char data_load[], data_start[], data_end[], bss_start[], bss_end[];

enum { TICKS_PER_MS = 40000, TIMER = 1 << 6, CAN_TAKE = 0x20 };

static volatile uint32_t milliseconds;
void (*on_tick)(uint32_t milliseconds);
int main(void);
void tick(void);
_Noreturn void board_start(void);
_Noreturn void board_fault(void);

static uint32_t cycles(void) {
  uint32_t count;
  __asm__ volatile("rsr %0, ccount" : "=r"(count));
  return count;
}

/* When the timer interrupts next; it is quiet until then. */
static uint32_t next;

static void set_timer(void) { __asm__ volatile("wsr %0, ccompare0\n\trsync" ::"r"(next) : "memory"); }

void tick(void) {
  do milliseconds++, next += TICKS_PER_MS;
  while ((int32_t)(next - cycles()) < TICKS_PER_MS / 16);
  set_timer();
  if (on_tick) on_tick(milliseconds);
}

void port_write(const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    while (!(uart[5] & CAN_TAKE)) continue;
    uart[0] = (uint8_t)bytes[i];
  }
}

uint64_t port_ticks_us(void) {
  static bool runs;
  if (!runs) {
    runs = true;
    next = cycles() + TICKS_PER_MS;
    set_timer();
    __asm__ volatile("wsr %0, intenable\n\trsync" ::"r"(TIMER) : "memory");
  }
  return (uint64_t)milliseconds * 1000;
}

void port_wait_us(uint64_t us) { __asm__ volatile("waiti 0" ::: "memory"); }

static _Noreturn void leave(int status) {
  register int number __asm__("a2") = 1;
  register int argument __asm__("a3") = status;
  for (;;) __asm__ volatile(".byte 0x00, 0x51, 0x00" : "+r"(number) : "r"(argument) : "memory");
}

void board_start(void) {
  __builtin_memcpy(data_start, data_load, (size_t)(data_end - data_start));
  __builtin_memset(bss_start, 0, (size_t)(bss_end - bss_start));
  leave(main());
}

void board_fault(void) { leave(3); }
