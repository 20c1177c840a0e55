/* SPDX-License-Identifier: MIT */
/* The second stage of the boot (RP2040 Datasheet, 2.8.1.3.1): the boot ROM copies the first 256 bytes of flash to RAM,
   checks the CRC at their end and calls them. They make flash readable at 0x10000000 by the plainest serial command, 03h,
   which every flash chip has, and start the program by its vector table, which follows. Registers: 4.10.13.

   The CRC (polynomial 0x04c11db7, from ones, not reflected) is of these bytes: tests/rp2040/uf2.py says what it must be. */
  .syntax unified
  .cpu cortex-m0plus
  .thumb

  .equ SSI, 0x18000000
  .equ SSI_ENABLE, 0x08
  .equ SSI_BAUD, 0x14
  .equ SSI_XIP, 0xf4
  .equ VECTOR_TABLE, 0xe000ed08

  .section .boot2, "ax", %progbits
boot2:
  ldr r4, =SSI
  movs r0, #0
  str r0, [r4, #SSI_ENABLE]
  movs r1, #4                /* a quarter of the system's clock */
  str r1, [r4, #SSI_BAUD]
  ldr r1, =0x001f0300        /* serial, 32 bits a frame, EEPROM read */
  str r1, [r4]
  str r0, [r4, #4]           /* one frame */
  ldr r1, =0x03000218        /* command 03h, 8 bits of it, 24 of address */
  ldr r2, =SSI + SSI_XIP
  str r1, [r2]
  movs r0, #1
  str r0, [r4, #SSI_ENABLE]
  ldr r0, =port_vectors
  ldr r1, =VECTOR_TABLE
  str r0, [r1]
  ldmia r0!, {r1, r2}
  msr msp, r1
  bx r2
  .ltorg
  .org 252
  .word 0xd731d0ed
