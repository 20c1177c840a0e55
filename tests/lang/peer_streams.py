# SPDX-License-Identifier: MIT
# not: stock
# Streams as MicroPython has them: write tells how much it took, and print gives the rest again. errno.errorcode cannot be
# changed there, and arrays check what is stored.
# expect: True ['lo w', 'orld', '\n']
# expect: 5 EIO
# expect: ['plain', '\n']
# expect: TypeError TypeError TypeError TypeError TypeError TypeError TypeError TypeError
# expect: ENOENT True False 2 True True True
# expect: {1: 'EPERM'} {7: 8}
# expect: True OverflowError OverflowError
import array
import errno
import io
import sys


class Few(io.IOBase):
    def __init__(self, most):
        self.most, self.got = most, []

    def write(self, text):
        self.got.append(text[:self.most])
        return min(self.most, len(text))


few, four = Few(3), Few(4)
print("h\u00e9ll\u00f6", end="!", file=few)
print("lo world", file=four)
print([ascii(t).replace("'", "") for t in few.got] == ["h\\xe9l", "l\\xf6", "!"], four.got)


class Liar(io.IOBase):
    def write(self, text):
        return len(text) + 1


try:
    print("abc", file=Liar())
except OSError as e:
    print(e.errno, e.strerror)


class Plain:
    def __init__(self):
        self.got = []

    def write(self, text):
        self.got.append(text)
        return 100


plain = Plain()
print("plain", file=plain)
print(plain.got)

codes = errno.errorcode


def store(d):
    d[1] = "x"


def remove(d):
    del d[1]


def union(d):
    d |= {1: 2}


kinds = []
for change in (store, remove, union, lambda d: d.pop(1), lambda d: d.popitem(), lambda d: d.setdefault(1), lambda d: d.update({1: 2}), lambda d: d.clear()):
    try:
        change(codes)
        kinds.append("changed")
    except TypeError as e:
        kinds.append("TypeError")
print(*kinds)
again = codes.copy()
print(codes[2], 2 in codes, -1 in codes, list(codes)[1], again == codes, len(codes) == len(list(codes.items())), isinstance(codes, dict))
again.clear()
again[1] = codes.get(1)
merged = again | {7: 8}
del merged[1]
print(again, merged)
kinds = []
for kind, x in (("B", 256), ("h", -40000)):
    a = array.array(kind, [0])
    try:
        a[0] = x
        kinds.append("stored")
    except OverflowError as e:
        kinds.append("OverflowError")
print(hasattr(sys.implementation, "_v2"), *kinds)
