# SPDX-License-Identifier: MIT
"""The type of a class is `type`, which makes classes."""


class Base:
    def __init__(self, x):
        self.x = x

    def show(self):
        return [self.x]


def kind(x):
    return type(x)


Made = kind(Base)("Made", (Base,), {"show": lambda self: {self.x: 1}, "more": staticmethod(lambda: b"more")})
print(Made(2).show()[2], Made.more().upper(), Base(1).show()[0])
print(kind(Base) is type, kind(3)("4") + 1, kind([])((1, 2)), kind(Base(1))("y").show())
Same = Base.__class__("Same", (list,), {})
print(Same((3,)), kind(kind(3)) is type)
