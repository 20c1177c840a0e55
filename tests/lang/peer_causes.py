# SPDX-License-Identifier: MIT
# More of what MicroPython's own tests found: hashes, lengths, names stored in modules.
import sys
import __main__

print(type(hash({}.values())), {}.values() is not None, len({{1: 2}.values(): 3}))
for view in {}.keys(), {}.items():
    try:
        hash(view)
    except TypeError as e:
        print(e)


def raising(x):
    if x == 2:
        raise StopIteration(444)
    return x


def passes_on():
    print((yield from map(raising, range(9))))
    print((yield from filter(raising, [1, 3, 2, 5])))
    print((yield from map(lambda a, b: raising(a), [1, 2], [3, 4])))


print(list(passes_on()), list(map(raising, range(9))))


class Number(int):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)


for cls in int, str, list:
    try:
        print(object.__new__(cls))
    except TypeError as e:
        print(e)
print(Number(4), object.__new__(object) is not None, type(object.__new__(type("Empty", (), {}))).__name__)

top = sys.maxsize
long = range(0, top), range(top, 0, -1), range(-top, 0, 2)
print([len(r) in (top, (top + 1) // 2) for r in long], len(range(0, top)) == top, long[1][0] == top)
try:
    len(range(-1, top))
except OverflowError as e:
    print(e)

__main__.fresh = 1
print(__main__.fresh, hasattr(__main__, "fresh"))
del __main__.fresh
print(hasattr(__main__, "fresh"))

for text in b"", b"\1", b"\xff\xfe", b"\0\0\0\0\0\1", b"\xff\0\0\0\0\0\0\0\0", b"\x80\0\0", b"\xff\xff\xff", b"\x7f\xff\xff\xff", bytes(range(1, 10)):
    print([int.from_bytes(text, order, signed=s) for order in ("little", "big") for s in (False, True)])

data = bytearray(b"0123456789")
view = memoryview(data)
view[2:6] = view[0:4]
print(data)
view[0:8:2] = data[2:6]
print(data)
view[3::-1] = view[4:8]
print(data, bytes(view[1:3]))
view[8:] = b"ab"
try:
    view[8:] = b"abc"
except ValueError as e:
    print(e)
print(data)


def outer():
    x = 1

    def inner():
        return x

    return inner


print(type(outer.__globals__), outer.__globals__["Number"] is Number, outer().__globals__["__name__"])
outer.__globals__["added"] = 123
print(added)
