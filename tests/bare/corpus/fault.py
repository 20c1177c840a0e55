# SPDX-License-Identifier: MIT
# bare
# target mps2-an385
# status 3
# error: fatal: processor fault at 0x
# expect: before
import machine

print('before')
machine.mem32[0xf0000000] = 1
print('behind')
