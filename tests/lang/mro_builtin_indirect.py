# SPDX-License-Identifier: MIT
# Builtin types come first on the MRO also where the class statement does not name them: heirs, other names, types of modules.
# not: stock
from collections import OrderedDict, namedtuple


class Mixin:
    def __add__(self, other):
        return "mixed"

    def __len__(self):
        return 77

    def __repr__(self):
        return "mixed"

    def __contains__(self, item):
        return "mixed"

    def __bool__(self):
        return False


class Whole(int):
    pass


class Count(Whole, Mixin):
    pass


Text = str


class Word(Text, Mixin):
    pass


class Point(namedtuple("Point", "x y"), Mixin):
    pass


class Ordered(OrderedDict, Mixin):
    pass


print(Count(3) + 1, bool(Count(3)), repr(Count(3)), len(Count(3)))
print(Word("a") + "b", len(Word("abc")), bool(Word("a")), repr(Word("a")), "a" in Word("abc"))
print(Point(1, 2) + (3,), len(Point(1, 2)), bool(Point(1, 2)), 1 in Point(1, 2), 7 in Point(1, 2))
print(len(Ordered(a=1)), bool(Ordered(a=1)), "a" in Ordered(a=1))


def make(base):
    class Made(base, Mixin):
        pass

    return Made


Floating, Items = make(float), make(list)
print(Floating(2.5) + 1, repr(Floating(2.5)), bool(Floating(2.5)), len(Floating(2.5)))
print(Items([1]) + [2], len(Items([1])), bool(Items([1])), repr(Items([1])))


class Late(Count):
    def __add__(self, other):
        return "late", super().__add__(other)


print(Late(1) + 2, Late(1) * 3)
