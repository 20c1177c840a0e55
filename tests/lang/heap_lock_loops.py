# SPDX-License-Identifier: MIT
# What a locked heap has memory for: loops, slices, exceptions with arguments and tracebacks; not for what the program makes.
# expect: 1 2 97 98 7 8 5
# expect: [10, 11] 12 True False
# expect: 49 -2
# expect: bytearray(b'\x00aa\x03bb\x06')
# expect: ValueError 1
# expect: NameError
# expect: KeyError ('k',)
# expect: StopIteration
# expect: no memory
# expect: no memory
# expect: [0, 1, 2]
import micropython

empty = {}
numbers = [0] * 8
data = bytearray(range(7))
view = memoryview(data)
pair = (1, 2)
pairs = ((12, 0),)


def chars():
    yield 7
    yield 8


def loops(g, d):
    micropython.heap_lock()
    n = 0
    for x in pair:
        numbers[n] = x
        n += 1
    for x in b"ab":
        numbers[n] = x
        n += 1
    for x in g:
        numbers[n] = x
        n += 1
    for x in d:
        numbers[n] = x
    numbers[n] = sum(pair) + max(pair)
    micropython.heap_unlock()


def locked(step, argument=None):
    micropython.heap_lock()
    try:
        return step(argument)
    finally:
        micropython.heap_unlock()


def more(s):
    numbers[0] = 10
    for i in range(1, 2):
        numbers[i] = 10 + i
    for k, v in pairs:
        numbers[2] = k
    numbers[3] = 5 in s
    numbers[4] = 6 in s


def from_bytes(_):
    numbers[0] = int.from_bytes(b"1\0\0\0\0\0\0\0\0\0\0\0", "little")
    numbers[1] = int.from_bytes(b"\xfe\xff", "little", signed=True)


def slices(_):
    data[1:3] = b"aa"
    view[4:6] = b"bb"


def raising(kind):
    try:
        if kind == 0:
            raise ValueError(1)
        if kind == 1:
            undefined
        if kind == 2:
            empty["k"]
        next(iter(()))
    except Exception as e:
        return e


def makes(kind):
    try:
        if kind:
            [kind]
        else:
            (kind, kind)
    except MemoryError:
        return True


loops(chars(), {5: 0})
print(*numbers[:7])
locked(more, {5})
print(numbers[:2], numbers[2], numbers[3], numbers[4])
locked(from_bytes)
print(numbers[0], numbers[1])
locked(slices)
print(data)
e = locked(raising, 0)
print(type(e).__name__, e)
print(type(locked(raising, 1)).__name__)
e = locked(raising, 2)
print(type(e).__name__, e.args)
print(type(locked(raising, 3)).__name__)
for kind in (0, 1):
    print("no memory" if locked(makes, kind) else "memory")
print(list(range(3)))
