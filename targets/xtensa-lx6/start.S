/* SPDX-License-Identifier: MIT */
/* Reset to port_main with the windowed ABI, the register-window vectors (Xtensa ISA reference,
   4.7.1), and what C cannot say: simcall, the cycle counter, exceptions. For LLVM's assembler:
   literals are words before the code. */
  .section .port.reset, "ax"
  .global port_reset
port_reset:
  j 1f
  .p2align 2
2: .long port_start
1: l32r a0, 2b
  jx a0

/* Vectors from VECBASE: window overflow and underflow for frames of 4, 8 and 12 registers, 64 bytes
   each from 0; kernel, user and double exception at 0x300, 0x340 and 0x3C0. */
  .section .port.vectors, "ax"
  .p2align 12
port_vectors:
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
  j port_fault
  .p2align 6
  j stack_moved
  .p2align 6
  .p2align 7
  .space 0x40
  j port_fault
/* MOVSP of a frame whose caller's registers are in memory (cause 5; ISA reference, 4.7.1.6): they come
   back as if the frame returned to its caller, and RFWU runs the instruction again. The four registers
   below the frame belong to the caller, so nothing in them is alive. */
stack_moved:
  wsr a0, excsave1
  rsr a0, exccause
  addi a0, a0, -5
  bnez a0, port_fault
  rsr a0, windowbase
  rotw -1
  slli a0, a4, 8
  rsr a4, excsave1 /* the frame's own a0: where it returns, and by which call it came */
  rsr a1, ps
  extui a2, a1, 8, 4
  slli a2, a2, 8
  xor a1, a1, a2
  or a1, a1, a0
  wsr a1, ps /* OWB: the window to come back to */
  rsync
  extui a0, a4, 30, 2
  addi a0, a0, -1
  beqz a0, 1f
  addi a0, a0, -1
  rotw -1
  beqz a4, 2f
  rotw -1
  j port_vectors + 0x140
1: j port_vectors + 0x40
2: j port_vectors + 0xc0
  .p2align 2
text_address:
  .long fault_text
port_fault:
  movi a2, 4
  movi a3, 2
  l32r a4, text_address
  movi a5, 27
  .byte 0x00, 0x51, 0x00 /* simcall */
  movi a2, 1
  movi a3, 3
  .byte 0x00, 0x51, 0x00
  j .

  .section .rodata.port_fault, "a"
fault_text:
  .ascii "fatal: processor exception\n"

  .section .text.port_start, "ax"
  .p2align 2
data_load: .long __data_load
data_start: .long __data_start
data_end: .long __data_end
bss_start: .long __bss_start
bss_end: .long __bss_end
stack_top: .long __stack_top
vectors: .long port_vectors
run: .long port_main
finish: .long port_exit
state: .long 0x00040020 /* PS: windows on, user mode, interrupt level 0 */
  .global port_start
port_start:
  movi a2, 0x2a /* atomic operations by the core itself */
  .byte 0x20, 0x63, 0x13 /* wsr a2, atomctl */
  l32r a2, vectors
  wsr a2, vecbase
  movi a2, 1
  wsr a2, windowstart
  movi a2, 0
  wsr a2, windowbase
  rsync
  l32r a2, state
  wsr a2, ps
  rsync
  movi a2, 1
  .byte 0x20, 0xe0, 0x13 /* wsr a2, cpenable: the FPU */
  rsync
  movi a0, 0 /* ends the chain of callers */
  l32r a1, stack_top
  addi a1, a1, -64 /* room for the save areas of the first frames */
  l32r a2, data_load
  l32r a3, data_start
  l32r a4, data_end
  j 2f
1:
  l32i a5, a2, 0
  l32i a6, a2, 4
  l32i a7, a2, 8
  l32i a8, a2, 12
  s32i a5, a3, 0
  s32i a6, a3, 4
  s32i a7, a3, 8
  s32i a8, a3, 12
  addi a2, a2, 16
  addi a3, a3, 16
2:
  bltu a3, a4, 1b
  l32r a2, bss_start
  l32r a3, bss_end
  movi a4, 0
  j 4f
3:
  s32i a4, a2, 0
  s32i a4, a2, 4
  s32i a4, a2, 8
  s32i a4, a2, 12
  addi a2, a2, 16
4:
  bltu a2, a3, 3b
  l32r a4, run
  callx4 a4
  l32r a4, finish
  callx4 a4

  .section .text.port_simcall, "ax"
  .p2align 2
  .global port_simcall
port_simcall:
  entry a1, 32
  .byte 0x00, 0x51, 0x00
  retw

  .section .text.port_cycles, "ax"
  .p2align 2
  .global port_cycles
port_cycles:
  entry a1, 32
  .byte 0x20, 0xea, 0x03 /* rsr a2, ccount */
  retw

  .section .note.GNU-stack, "", @progbits
