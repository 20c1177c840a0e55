# SPDX-License-Identifier: MIT
# Sections without allocation, and functions put off until the running one ends.
# expect: 0 1 2
# expect: no memory for a list
# expect: no memory to grow
# expect: 7 19 3
# expect: 1 1 0
# expect: [3] 64 True
# expect: outer begins
# expect: outer ends
# expect: first
# expect: second 2
# expect: full: schedule queue full
# expect: 8
# expect: 100
# expect: behind one that fails
# expect: after
import micropython

ready = [0] * 64


def locked():
    a = micropython.heap_locked()
    micropython.heap_lock()
    b = micropython.heap_locked()
    micropython.heap_lock()
    print(a, b, micropython.heap_locked())
    try:
        [a]
    except MemoryError:
        print("no memory for a list")
    try:
        ready.extend(ready)
    except MemoryError:
        print("no memory to grow")
    print(3 + 4, ready[0] + 19, len("abc"))
    c = micropython.heap_unlock()
    d = micropython.heap_locked()
    print(c, d, micropython.heap_unlock())


locked()
kept = [[i] for i in range(300)]
print([3], len(ready), all(kept[i] == [i] for i in range(300)))


def outer(x):
    print("outer begins")
    micropython.schedule(print, "first")
    micropython.schedule(lambda y: print("second", y), x)
    print("outer ends")


micropython.schedule(outer, 2)

ran = []


def many(x):
    try:
        for i in range(100):
            micropython.schedule(ran.append, i)
    except RuntimeError as e:
        print("full:", e)


micropython.schedule(many, None)
print(len(ran))


def again(x):
    ran.append(x)
    if x:
        micropython.schedule(again, x - 1)


ran = []
micropython.schedule(again, 99)
print(len(ran))


def fails(x):
    micropython.schedule(print, "behind one that fails")
    raise ValueError("printed")


micropython.schedule(fails, 0)
micropython.schedule(print, "after")
