# SPDX-License-Identifier: MIT
# MicroPython's gc.threshold(), os.getenv() and machine.lightsleep().
# not: stock
# no stress
import gc
import machine
import os
import time


def highest():
    gc.collect()
    top = 0
    for i in range(300):
        x = [i] * 50
        top = max(top, gc.mem_alloc())
    return top


print(gc.threshold())
# expect: -1
free = highest()
gc.threshold(2000)
print(gc.threshold())
# expect: 2000
print(highest() < free)
# expect: True
gc.threshold(-1)
print(gc.threshold(), highest() > free - 2000)
# expect: -1 True
gc.threshold(1 << 60)
print(gc.threshold())
# expect: -1

print(os.getenv("FIRN_HAS_NO_SUCH_VARIABLE"), os.getenv("FIRN_HAS_NO_SUCH_VARIABLE", "default"))
# expect: None default
try:
    os.getenv(5)
except TypeError as e:
    print(e)
# expect: must be str, not int

begun = time.ticks_ms()
machine.lightsleep(15)
print(time.ticks_diff(time.ticks_ms(), begun) >= 15)
# expect: True
machine.lightsleep()
