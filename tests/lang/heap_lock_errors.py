# SPDX-License-Identifier: MIT
# not: stock
# Errors in a section that does not allocate are of their class, if only without their text.
# expect: <class 'ValueError'> ("invalid literal for int() with base 10: 'q'",)
# expect: <class 'TypeError'> ("unsupported operand type(s) for +: 'int' and 'str'",)
# expect: <class 'TypeError'> ("'<' not supported between instances of 'str' and 'int'",)
# expect: <class 'TypeError'> ()
# expect: <class 'TypeError'> ()
# expect: <class 'TypeError'> ("takes() got an unexpected keyword argument 'c'",)
# expect: <class 'struct.error'> ()
# expect: <class 'ValueError'> ('bytearray is not in list',)
# expect: <class 'KeyError'> ('k',)
# expect: <class 'AttributeError'> ("'C' object has no attribute 'missing'",)
# expect: 12 -255 True 35 100
# expect: takes() missing 1 required positional argument: 'a'
import micropython
import struct


def takes(a, *, b=1):
    return a


class C:
    pass


class Shown:
    def __repr__(self):
        return "bytearray" + ""


words, table, text, shown, empty = [1], {"a": 1}, "q", Shown(), b""
instance = C()
cases = [
    lambda: int(text),
    lambda: 1 + text,
    lambda: text < 1,
    lambda: takes(),
    lambda: takes(1, 2),
    lambda: takes(1, b=2, c=3),
    lambda: struct.unpack("I", empty),
    lambda: words.index(shown),
    lambda: table["k"],
    lambda: instance.missing,
]
found = [None] * len(cases)


def run(case):
    micropython.heap_lock()
    try:
        case()
    except Exception as e:
        found[0] = e
    micropython.heap_unlock()
    print(type(found[0]), found[0].args)


for case in cases:
    run(case)
few, negative, zero, highest, padded = "12", "-0xff", "0_0", "z", " 100 "
numbers = [0] * 5
micropython.heap_lock()
numbers[0] = int(few)
numbers[1] = int(negative, 0)
numbers[2] = int(zero, 0) == 0
numbers[3] = int(highest, 36)
numbers[4] = int(padded)
micropython.heap_unlock()
print(*numbers)
try:
    takes()
except TypeError as e:
    print(e)
