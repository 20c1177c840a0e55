# SPDX-License-Identifier: MIT
# bare
# target mps2-an385
# expect: 4294967295 65535 255
# expect: 305419896 22136 120 18
# expect: 305406600 0
# expect: 246 True
import machine
from machine import mem8, mem16, mem32

BASE = 0x20100000
for i in range(1):
    machine.mem32[BASE] = -1
    print(mem32[BASE], mem16[BASE + 2], mem8[BASE + 3])
    mem32[BASE] = 0x12345678
    print(mem32[BASE], mem16[BASE], mem8[BASE], mem8[BASE + 3])
    mem16[BASE] ^= 0xffff
    mem16[BASE] &= ~0x1d
    mem16[BASE] |= 1 << 3
    mem16[BASE] -= 0x7aef
    mem32[BASE + 4] = 0
    for k in range(8, 24, 4):
        mem32[BASE + k] = k << 30
    mem16[BASE] = 0x0088 | mem16[BASE] & 0x2200 | 0x0400
    print((mem32[BASE] & 0xffff0000 | 0x2288) & 0x7fffffff, mem32[BASE + 16])
    n = 0
    while mem32[BASE + 4] < 10:
        mem32[BASE + 4] += 1
        n = n - 1 & 0xff
    mem32[BASE] = n
    print(mem32[BASE], n == 246)
