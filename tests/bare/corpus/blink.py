# SPDX-License-Identifier: MIT
# bare
# target mps2-an385
# rom 1024
# expect: *.*.*.
import machine

OUT = 0x40004000  # the UART's data
COUNT = 100
machine.mem32[OUT + 16] = 16
machine.mem32[OUT + 8] = 3
turns = 3
while turns:
    machine.mem32[OUT] = 42
    for _ in range(COUNT):
        pass
    machine.mem32[OUT] = 46
    for _ in range(COUNT):
        pass
    turns -= 1
machine.mem32[OUT] = 10
