/* SPDX-License-Identifier: MIT */
/* Arm semihosting: the debugger or emulator writes to its stderr for us and takes the exit status.
   Operations and parameter blocks: Arm, "Semihosting for AArch32 and AArch64", chapter 7. */
#include "runtime/port.h"

void port_flush(void);

enum { SYS_OPEN = 1, SYS_WRITE = 5, SYS_EXIT_EXTENDED = 0x20 };
enum { OPEN_APPEND = 8 }; /* ":tt" opened to append is stderr */
enum { APPLICATION_EXIT = 0x20026 };
enum { STATUS_FAULT = 3 };

static uint32_t semihost(uint32_t operation, const void *block) {
  register uint32_t r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = block;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory", "cc");
  return r0;
}

void port_write_error(const char *bytes, size_t count) {
  static const char terminal[] = ":tt";
  static uint32_t handle; /* 0 is stdin's, so it stands for "not open" */
  port_flush();
  if (!handle) {
    uint32_t open[3] = {(uint32_t)(uintptr_t)terminal, OPEN_APPEND, sizeof terminal - 1};
    handle = semihost(SYS_OPEN, open);
  }
  uint32_t block[3] = {handle, (uint32_t)(uintptr_t)bytes, (uint32_t)count};
  semihost(SYS_WRITE, block);
}

_Noreturn void port_exit(int status) {
  uint32_t block[2] = {APPLICATION_EXIT, (uint32_t)status & 0xff};
  port_flush();
  for (;;) semihost(SYS_EXIT_EXTENDED, block);
}

/* The processor took a fault or an interrupt that nobody handles, at `pc`. */
_Noreturn void port_fatal(uint32_t pc) {
  char text[] = "fatal: processor fault at 0x00000000\n";
  for (int i = 0; i < 8; i++) text[35 - i] = "0123456789abcdef"[pc >> (4 * i) & 15];
  port_write_error(text, sizeof text - 1);
  port_exit(STATUS_FAULT);
}
