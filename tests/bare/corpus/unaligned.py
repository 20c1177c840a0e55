# SPDX-License-Identifier: MIT
# runtime
# target mps2-an385
# status 1
# error: ValueError
# expect: 0
import machine

for i in range(0, 8, 2):
    machine.mem32[0x20100000 + i] = 0
    print(machine.mem32[0x20100000 + i])
