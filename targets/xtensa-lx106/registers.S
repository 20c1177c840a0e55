/* SPDX-License-Identifier: MIT */
/* Registers for the collector: what a caller may hold in one is stored, and the stack pointer given to visit(). */

/* void port_with_registers(void (*visit)(void *, char *lowest), void *context) */
  .section .text.port_with_registers, "ax"
  .global port_with_registers
  .align 4
port_with_registers:
  addi a1, a1, -32
  s32i a0, a1, 0
  s32i a12, a1, 4
  s32i a13, a1, 8
  s32i a14, a1, 12
  s32i a15, a1, 16
  mov a4, a2
  mov a2, a3
  mov a3, a1
  callx0 a4
  l32i a0, a1, 0
  l32i a12, a1, 4
  l32i a13, a1, 8
  l32i a14, a1, 12
  l32i a15, a1, 16
  addi a1, a1, 32
  ret
