/* SPDX-License-Identifier: MIT */
/* call0 start-up for QEMU's simulated lx106: run main, exit with its result. */
	.section .reset, "ax"
	.global _reset
	.begin no-transform
	.align 4
_reset:
	_j 1f
	.align 4
2:	.word __stack_top
3:	.word main
1:	l32r a1, 2b
	l32r a0, 3b
	callx0 a0
	mov a3, a2
	movi a2, 1
	simcall
	j .
	.end no-transform
