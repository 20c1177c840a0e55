/* SPDX-License-Identifier: MIT */
/* Reset to port_main with the call0 ABI, and what C cannot say: simcall, the cycle counter,
   exceptions. */
  .section .port.reset, "ax"
  .global port_reset
  .align 4
port_reset:
  .begin no-transform
  _j 1f
  .align 4
2: .word port_start
1: l32r a0, 2b
  jx a0
  .end no-transform

/* Kernel, user and double exception are at +0x30, +0x50 and +0x70 of VECBASE. */
  .section .port.vectors, "ax"
  .balign 4096
port_vectors:
  .org port_vectors + 0x30
  j port_fault
  .org port_vectors + 0x50
  j port_fault
  .org port_vectors + 0x70
  j port_fault
  .org port_vectors + 0x80
  .literal_position
port_fault:
  movi a2, 4
  movi a3, 2
  movi a4, fault_text
  movi a5, 27
  simcall
  movi a2, 1
  movi a3, 3
  simcall
  j .

  .section .rodata.port_fault, "a"
fault_text:
  .ascii "fatal: processor exception\n"

  .section .text.port_start, "ax"
  .literal_position
  .global port_start
  .align 4
port_start:
  movi a2, port_vectors
  wsr a2, vecbase
  movi a1, __stack_top
  movi a2, __data_load
  movi a3, __data_start
  movi a4, __data_end
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
  movi a2, __bss_start
  movi a3, __bss_end
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
  call0 port_main
  call0 port_exit

  .section .text.port_simcall, "ax"
  .global port_simcall
  .align 4
port_simcall:
  simcall
  ret

  .section .text.port_cycles, "ax"
  .global port_cycles
  .align 4
port_cycles:
  rsr a2, ccount
  ret
