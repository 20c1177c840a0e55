# SPDX-License-Identifier: MIT
# Statements that raise, need more memory than there is or ask what is known at boot only.
# note: it raises ZeroDivisionError
# note: it raises MemoryError
# note: sys.argv depends on what is known at boot only
import sys
import time

FIRST = [1]
try:
    HUGE = bytearray(1 << 29)
except MemoryError:
    HUGE = None
ARGUMENTS = len(sys.argv) > 0
try:
    CAUGHT = 1 // 0
except ZeroDivisionError as e:
    CAUGHT = str(e)
BEGIN = time.ticks_ms()
LATE = [time.ticks_ms()]
print(FIRST, HUGE, ARGUMENTS, CAUGHT)


class Config:
    level = 3


TABLE = [x * x for x in range(10)]
MORE = {x: str(x) for x in TABLE}
print(TABLE, MORE[81], Config.level)
ZERO = [0]
BROKEN = 1 // ZERO[0]
print("not reached")
