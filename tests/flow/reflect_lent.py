# SPDX-License-Identifier: MIT
# alone
"""Functions bound to what is no instance of a class that has them."""


def add(self, x):
    self.append(x)
    return len(self)


def scale(self, by):
    self.size = self.size * by
    self.log[by] = self.size
    return self.size


def first(self):
    return self[0]


def rest(*all):
    all[0].append(all[1])
    return all


class Plate:
    def __init__(self, size):
        self.size = size
        self.log = {}

    def grow(self):
        pass


class Own:
    @classmethod
    def kind(cls, x):
        cls.kinds[x] = cls
        return cls.__name__

    @staticmethod
    def plain(x):
        return [x]

    @property
    def late(self):
        self.asked.append(1)
        return len(self.asked)


class Asked:
    def __init__(self):
        self.asked = []


class Kinds:
    kinds = {}


LIST = [1]
PLATE = Plate(3)
BYTES = bytearray(b"x")


class types:
    MethodType = type(PLATE.grow)


KEPT = types.MethodType(add, [5, 6])
ASKED = Asked()
REST = [b""]


def main():
    method = types.MethodType(add, LIST)
    print(method(2.5), LIST, KEPT("k"))
    grow = scale.__get__(PLATE, Plate)
    print(grow(2), PLATE.log, grow.__self__ is PLATE)
    put = type(grow)(add, BYTES)
    print(put(65), BYTES)
    PLATE.first = types.MethodType(first, {0: "zero"})
    print(PLATE.first())
    print(rest.__get__(REST)(1)[0], REST)
    print(Own.__dict__["kind"].__get__(None, Kinds)("a") if False else Own.kind.__func__.__get__(Kinds)("a"), len(Kinds.kinds))
    shout = types.MethodType(print, "self")
    shout("and", 1)
    make = types.MethodType(list, "ab")
    print(make(), sorted([3, 1], key=types.MethodType(lambda self, x: self[x], {3: 0, 1: 1})))
    print([add].pop().__get__(LIST, list)(None))


main()
