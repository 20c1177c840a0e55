/* SPDX-License-Identifier: MIT */
/* Reset to port_main: the vector table, .data copied and .bss cleared 16 bytes at a time (the linker
   script rounds both up), the FPU switched on where the code uses it. The heap is left alone. */
  .syntax unified
  .thumb

  .section .vectors, "a", %progbits
  .globl port_vectors
port_vectors:
  .word __stack_top
  .word port_start
  .rept 13
  .word port_fault
  .endr
  .word port_clock_interrupt
  .rept 32
  .word port_fault
  .endr

  .section .text.port_start, "ax", %progbits
  .globl port_start
  .type port_start, %function
  .thumb_func
port_start:
#if defined(__ARM_FP)
  ldr r0, =0xE000ED88 /* CPACR: full access to CP10 and CP11 */
  ldr r1, [r0]
  movs r2, #0xF
  lsls r2, r2, #20
  orrs r1, r2
  str r1, [r0]
  dsb
  isb
#endif
  ldr r0, =__data_load
  ldr r1, =__data_start
  ldr r2, =__data_end
  b 2f
1:
  ldmia r0!, {r4-r7}
  stmia r1!, {r4-r7}
2:
  cmp r1, r2
  blo 1b
  ldr r1, =__bss_start
  ldr r2, =__bss_end
  movs r4, #0
  movs r5, #0
  movs r6, #0
  movs r7, #0
  b 4f
3:
  stmia r1!, {r4-r7}
4:
  cmp r1, r2
  blo 3b
#if defined(BOARD_START) /* the board's clocks and such, from its `cc` line */
  bl BOARD_START
#endif
  bl port_main
  bl port_exit

  .section .text.port_fault, "ax", %progbits
  .globl port_fault
  .type port_fault, %function
  .thumb_func
port_fault:
  mrs r0, msp
  ldr r0, [r0, #24] /* the PC that the exception entry stacked */
  bl port_fatal
