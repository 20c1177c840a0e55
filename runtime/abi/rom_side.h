/* SPDX-License-Identifier: MIT */
/* On which side of the address space ROM is: one bit of an address tells it from RAM, in an instruction or two. The freezer puts
 * contents that copy up (freeze/snapshot_lend.c) into images of boards whose memory is like that, and the runtime looks at the bit
 * before it writes. Computers have no such bit.
 *
 *   Thumb: RAM from 0x20000000 on, ROM below (or from 0x80000000 to 0x9fffffff, where it may be, too)
 *   Xtensa: RAM at 0x3f...... or 0x01......, ROM at 0x40...... or 0x00......
 */
#ifndef FIRN_ABI_ROM_SIDE_H
#define FIRN_ABI_ROM_SIDE_H

enum { RAM_BIT_THUMB = 29, RAM_BIT_XTENSA = 24 };

#endif
