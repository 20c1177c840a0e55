/* SPDX-License-Identifier: MIT */
/* Registers for the collector: what a caller may hold in one is pushed, and the stack pointer given to visit(). */
  .syntax unified
  .thumb

/* void port_with_registers(void (*visit)(void *, char *lowest), void *context) */
  .section .text.port_with_registers, "ax", %progbits
  .globl port_with_registers
  .type port_with_registers, %function
  .thumb_func
port_with_registers:
  push {r4-r7, lr}
  mov r4, r8
  mov r5, r9
  mov r6, r10
  mov r7, r11
  push {r3-r7} /* r3 keeps the stack a multiple of 8 */
  mov r3, r0
  mov r0, r1
  mov r1, sp
  blx r3
  pop {r3-r7}
  mov r8, r4
  mov r9, r5
  mov r10, r6
  mov r11, r7
  pop {r4-r7, pc}
