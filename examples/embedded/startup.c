/* SPDX-License-Identifier: MIT */
/* The firmware's own start-up code. */
#include <stdint.h>
#include <string.h>

extern char data_load[], data_start[], data_end[], bss_start[], bss_end[], stack_top[];
int main(void);
void tick(void);
_Noreturn void board_exit(int status);
_Noreturn void reset(void);

_Noreturn void reset(void) {
#ifdef __ARM_FP
  *(volatile uint32_t *)0xE000ED88 |= 0xF << 20; /* the FPU is on */
  __asm__ volatile("dsb\n\tisb" ::: "memory");
#endif
  memcpy(data_start, data_load, (size_t)(data_end - data_start));
  memset(bss_start, 0, (size_t)(bss_end - bss_start));
  board_exit(main());
}

static void fault(void) { board_exit(3); }

__attribute__((section(".vectors"), used)) static void *const vectors[16] = {
    stack_top, (void *)reset, (void *)fault, (void *)fault, (void *)fault, (void *)fault, (void *)fault, 0,
    0,         0,             0,             (void *)fault, (void *)fault, 0,             (void *)fault, (void *)tick,
};
