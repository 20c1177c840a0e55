/* SPDX-License-Identifier: MIT */
/* The firmware's own start-up code for the windowed ABI: reset, the vectors (Xtensa ISA reference, 4.7.1), the timer's
   interrupt. */
  .section .reset, "ax"
  .global reset
reset:
  j 1f
  .p2align 2
start_address: .long start
1:
  l32r a0, start_address
  jx a0

/* From VECBASE, each 64 bytes: overflow and underflow of windows of 4, 8 and 12 registers; at 0x300, 0x340 and 0x3C0
   exceptions of kernel mode, of user mode (and interrupts of level 1), exceptions within exceptions. */
  .section .vectors, "ax"
  .p2align 10
vectors:
  s32e a0, a5, -16
  s32e a1, a5, -12
  s32e a2, a5, -8
  s32e a3, a5, -4
  rfwo
  .p2align 6
  l32e a0, a5, -16
  l32e a1, a5, -12
  l32e a2, a5, -8
  l32e a3, a5, -4
  rfwu
  .p2align 6
  s32e a0, a9, -16
  l32e a0, a1, -12
  s32e a1, a9, -12
  s32e a2, a9, -8
  s32e a3, a9, -4
  s32e a4, a0, -32
  s32e a5, a0, -28
  s32e a6, a0, -24
  s32e a7, a0, -20
  rfwo
  .p2align 6
  l32e a0, a9, -16
  l32e a1, a9, -12
  l32e a2, a9, -8
  l32e a7, a1, -12
  l32e a3, a9, -4
  l32e a4, a7, -32
  l32e a5, a7, -28
  l32e a6, a7, -24
  l32e a7, a7, -20
  rfwu
  .p2align 6
  s32e a0, a13, -16
  l32e a0, a1, -12
  s32e a1, a13, -12
  s32e a2, a13, -8
  s32e a3, a13, -4
  s32e a4, a0, -48
  s32e a5, a0, -44
  s32e a6, a0, -40
  s32e a7, a0, -36
  s32e a8, a0, -32
  s32e a9, a0, -28
  s32e a10, a0, -24
  s32e a11, a0, -20
  rfwo
  .p2align 6
  l32e a0, a13, -16
  l32e a1, a13, -12
  l32e a2, a13, -8
  l32e a11, a1, -12
  l32e a3, a13, -4
  l32e a4, a11, -48
  l32e a5, a11, -44
  l32e a6, a11, -40
  l32e a7, a11, -36
  l32e a8, a11, -32
  l32e a9, a11, -28
  l32e a10, a11, -24
  l32e a11, a11, -20
  rfwu
  .p2align 6
  .space 0x300 - 0x180
  j fault
  .p2align 6
  j exception
  .p2align 6
  .space 0x40
  j fault
/* MOVSP moves the stack of a frame whose caller's registers are in memory (cause 5): they come back into their window, as if
   the frame returned, and the instruction runs again. Functions with arrays of variable size do that, Firn's too. */
moved:
  rsr a0, windowbase
  rotw -1
  slli a0, a4, 8
  rsr a4, excsave1 /* the frame's own a0, by whose upper bits it was called */
  rsr a1, ps
  extui a2, a1, 8, 4
  slli a2, a2, 8
  xor a1, a1, a2
  or a1, a1, a0
  wsr a1, ps /* the window to come back to */
  rsync
  extui a0, a4, 30, 2
  addi a0, a0, -1
  beqz a0, 1f
  addi a0, a0, -1
  rotw -1
  beqz a4, 2f
  rotw -1
  j vectors + 0x140
1: j vectors + 0x40
2: j vectors + 0xc0

/* Beside the vectors, for a jump reaches 128 KB. */
  .p2align 2
vectors_address: .long vectors
stack_address: .long stack_top
board_start_address: .long board_start
fault_address: .long board_fault
tick_address: .long tick
run: .long 0x40020     /* PS: windows, user mode, interrupts of all levels */
interrupt: .long 0x40021 /* … but those of level 1 */
start:
  l32r a2, vectors_address
  wsr a2, vecbase
  movi a2, 0
  wsr a2, intenable
  wsr a2, windowbase
  movi a2, 1
  wsr a2, windowstart
  wsr a2, cpenable /* the FPU, which Firn's code uses */
  rsync
  l32r a2, run
  wsr a2, ps
  rsync
  movi a0, 0 /* ends the chain of callers */
  l32r a1, stack_address
  addi a1, a1, -64 /* where the first functions' callers would be kept */
  l32r a4, board_start_address
  callx4 a4
fault: /* from an exception, which no window may follow: everything anew */
  movi a2, 1
  wsr a2, windowstart
  movi a2, 0
  wsr a2, windowbase
  rsync
  l32r a2, interrupt
  wsr a2, ps
  rsync
  l32r a1, stack_address
  addi a1, a1, -64
  l32r a4, fault_address
  callx4 a4
/* The interrupted function calls one that calls tick(): its stack pointer stays, for functions above it may be stored below it
   at any time. Its registers are 256 bytes below, where no save area of a frame reaches. */
exception:
  wsr a0, excsave1
  rsr a0, exccause
  bnei a0, 5, 1f
  j moved
1:
  bnei a0, 4, fault
  addmi a0, a1, -256
  s32i a2, a0, 8
  s32i a3, a0, 12
  s32i a4, a0, 16
  s32i a5, a0, 20
  s32i a6, a0, 24
  s32i a7, a0, 28
  s32i a8, a0, 32
  s32i a9, a0, 36
  s32i a10, a0, 40
  s32i a11, a0, 44
  s32i a12, a0, 48
  s32i a13, a0, 52
  s32i a14, a0, 56
  s32i a15, a0, 60
  rsr a2, excsave1
  s32i a2, a0, 0
  rsr a2, ps
  s32i a2, a0, 64
  rsr a2, epc1
  s32i a2, a0, 68
  rsr a2, sar
  s32i a2, a0, 72
  rsr a2, lbeg
  s32i a2, a0, 76
  rsr a2, lend
  s32i a2, a0, 80
  rsr a2, lcount
  s32i a2, a0, 84
  movi a2, 0
  wsr a2, lcount
  l32r a2, interrupt
  wsr a2, ps
  rsync
  call4 handle
  l32i a2, a0, 64
  wsr a2, ps
  rsync
  l32i a2, a0, 68
  wsr a2, epc1
  l32i a2, a0, 72
  wsr a2, sar
  l32i a2, a0, 76
  wsr a2, lbeg
  l32i a2, a0, 80
  wsr a2, lend
  l32i a2, a0, 84
  wsr a2, lcount
  l32i a2, a0, 8
  l32i a3, a0, 12
  l32i a4, a0, 16
  l32i a5, a0, 20
  l32i a6, a0, 24
  l32i a7, a0, 28
  l32i a8, a0, 32
  l32i a9, a0, 36
  l32i a10, a0, 40
  l32i a11, a0, 44
  l32i a12, a0, 48
  l32i a13, a0, 52
  l32i a14, a0, 56
  l32i a15, a0, 60
  l32i a0, a0, 0
  rfe
  .p2align 2
handle:
  entry a1, 304
  l32r a8, tick_address
  callx8 a8
  retw
