# SPDX-License-Identifier: MIT
"""Special methods of builtin types, called by way of these."""


class Num(int):
    def __repr__(self):
        return "Num(%s)" % int.__repr__(self)

    def __hash__(self):
        return int.__hash__(self) + 1

    def __format__(self, spec):
        return "<" + int.__format__(self, spec) + ">"


class Text(str):
    def __str__(self):
        return str.__str__(self) + "!"


class Fixed:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])

    def __delattr__(self, name):
        object.__delattr__(self, name)
        print("del", name)


class Held:
    def __repr__(self):
        return object.__repr__(self)[:5] + list.__repr__([self.part])

    def __init__(self):
        self.part = {"p": (1.5,)}


print(Num(3), "%s" % Num(4), f"{Num(5):>3}", hash(Num(6)), str(Text("t")))
f = Fixed()
f.a = 1
print(f.a[0] + 1)
del f.a
print(hasattr(f, "a"), Held())
ITEMS = [3, 1]
list.__setitem__(ITEMS, 0, "x")
MAP = {}
dict.__setitem__(MAP, "k", b"v")
print(ITEMS[0].upper(), MAP["k"].decode(), list.__len__(ITEMS), tuple.__getitem__((1, {2}), 1).pop(), dict.__contains__(MAP, "k"))
Fixed.count = 0
type.__setattr__(Fixed, "count", "c")
print(Fixed.count.upper())
