# SPDX-License-Identifier: MIT
# not: stock
# What is put into a bytearray is bytes or an iterable of ints; a number is no length there, nor is what has __index__.


class Both:
    def __index__(self):
        return 3

    def __iter__(self):
        return iter([65, 66])


class Number:
    def __index__(self):
        return 3


b = bytearray(b"xyz")
for source in (5, True, 0, 1 << 70, Number(), 1.5, None, "ab"):
    for way in (b.extend, lambda source: b.__setitem__(slice(0, 2), source)):
        try:
            way(source)
        except TypeError:
            print(type(source).__name__, "refused", b)
b.extend(Both())
print(b)
b[:2] = iter([1, 2, 3])
b.extend([4])
b.extend(x for x in (5, 6))
b.extend(b)
print(b, bytearray(Both()), bytearray(2))
try:
    b.extend(5)
except TypeError as e:
    print(e)
