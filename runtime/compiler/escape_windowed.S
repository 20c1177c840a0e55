/* SPDX-License-Identifier: MIT */
/* Leaving a function with register windows (Xtensa ISA reference, "Windowed Procedure-Call Protocol"). escape_run keeps its
   a0 to a3, which are all that it needs. escape_return, which is called when all other frames have been flushed to the
   stack, writes the four to where the underflow handler looks for its caller's, and returns as from a call4. */
#if defined __XTENSA__ && !defined __XTENSA_CALL0_ABI__
  .section .text.escape_run, "ax"
  .p2align 2
  .global escape_run
escape_run: /* (struct escape *, f, context) */
  entry a1, 32
  s32i a0, a2, 0
  s32i a1, a2, 4
  s32i a2, a2, 8
  s32i a3, a2, 12
  or a6, a4, a4
  callx4 a3
  movi a2, 1
  retw
  .p2align 2
  .global escape_land
escape_land: /* escape_run goes on here after escape_return */
  movi a2, 0
  retw

  .section .text.escape_return, "ax"
  .p2align 2
  .global escape_return
escape_return: /* (words of struct escape, address to return to with the window's size in it) */
  entry a1, 32
  addi a8, a1, -16
  l32i a4, a2, 0
  s32i a4, a8, 0
  l32i a4, a2, 4
  s32i a4, a8, 4
  l32i a4, a2, 8
  s32i a4, a8, 8
  l32i a4, a2, 12
  s32i a4, a8, 12
  or a0, a3, a3
  rsr a4, windowbase /* no frame but this one is in registers any more */
  ssl a4
  movi a5, 1
  sll a5, a5
  wsr a5, windowstart
  rsync
  retw
#endif
  .section .note.GNU-stack, "", %progbits
