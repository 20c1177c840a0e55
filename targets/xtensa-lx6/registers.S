/* SPDX-License-Identifier: MIT */
/* Registers for the collector: those of all register windows get onto the stack. */

/* void port_with_registers(void (*visit)(void *, char *lowest), void *context)
   Frames that lie in registers get to their save areas by need: five calls, each 12 registers on,
   and the touch of the last one's a12 need all of up to 64 registers. The caller's a0-a3 are then in
   the 16 bytes below our stack pointer. */
  .section .text.port_with_registers, "ax"
  .p2align 2
  .global port_with_registers
port_with_registers:
  entry a1, 48
  movi a14, 5
  call12 spill
  or a10, a3, a3
  addi a11, a1, -16
  callx8 a2
  retw
  .p2align 2
spill:
  entry a1, 48
  beqz a2, 1f
  addi a14, a2, -1
  call12 spill
  retw
1:
  or a12, a12, a12
  retw

  .section .note.GNU-stack, "", @progbits
