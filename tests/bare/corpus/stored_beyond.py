# SPDX-License-Identifier: MIT
# bare
# target mps2-an385
# expect: 705032704
import machine

n = 0
for i in range(5000):
    n += 1000000
    machine.mem32[0x20100000] = n  # more than 32 bits in the end
    if i == 4999:
        print(0xffffffff & machine.mem32[0x20100000] | 0)
        print(end='')
