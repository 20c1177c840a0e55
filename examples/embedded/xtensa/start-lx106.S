/* SPDX-License-Identifier: MIT */
/* The firmware's own start-up code for the call0 ABI: reset, the vectors, the timer's interrupt. */
  .section .reset, "ax"
  .global reset
reset:
  j 1f
  .p2align 2
start_address: .long start
1:
  l32r a0, start_address
  jx a0

/* From VECBASE: exceptions of kernel mode, of user mode (and interrupts of level 1), exceptions within exceptions. */
  .section .vectors, "ax"
  .p2align 10
vectors:
  .space 0x30
  j fault
  .space 0x50 - 0x33
  j exception
  .space 0x70 - 0x53
  j fault

/* Beside the vectors, for a jump reaches 128 KB. */
  .p2align 2
vectors_address: .long vectors
stack_address: .long stack_top
board_start_address: .long board_start
fault_address: .long board_fault
tick_address: .long tick
start:
  l32r a2, vectors_address
  wsr a2, vecbase
  movi a2, 0
  wsr a2, intenable
  movi a2, 0x20 /* PS: user mode, interrupts of all levels */
  wsr a2, ps
  rsync
  l32r a1, stack_address
  l32r a0, board_start_address
  jx a0
fault:
  l32r a0, fault_address
  jx a0
/* What a C function may change is kept on the stack. */
exception:
  addi a1, a1, -64
  s32i a0, a1, 0
  s32i a2, a1, 4
  s32i a3, a1, 8
  s32i a4, a1, 12
  s32i a5, a1, 16
  s32i a6, a1, 20
  s32i a7, a1, 24
  s32i a8, a1, 28
  s32i a9, a1, 32
  s32i a10, a1, 36
  s32i a11, a1, 40
  rsr a2, sar
  s32i a2, a1, 44
  rsr a2, exccause
  bnei a2, 4, fault
  l32r a0, tick_address
  callx0 a0
  l32i a2, a1, 44
  wsr a2, sar
  l32i a0, a1, 0
  l32i a2, a1, 4
  l32i a3, a1, 8
  l32i a4, a1, 12
  l32i a5, a1, 16
  l32i a6, a1, 20
  l32i a7, a1, 24
  l32i a8, a1, 28
  l32i a9, a1, 32
  l32i a10, a1, 36
  l32i a11, a1, 40
  addi a1, a1, 64
  rfe
