# SPDX-License-Identifier: MIT
# Bytes of heap that an instance with one attribute takes.
import gc


class Thing:
    def __init__(self, x):
        self.x = x


def main():
    things = [None] * 1000
    gc.collect()
    before = gc.mem_alloc()
    for i in range(1000):
        things[i] = Thing(i)
    gc.collect()
    print((gc.mem_alloc() - before) // 1000)


main()
