# SPDX-License-Identifier: MIT
# alone
# Classes that __mro__ and __bases__ lead to are called, changed, and kept in containers before others are read.


class First:
    made = []

    def __init__(self, n):
        self.n = [n]

    def go(self):
        self.made.append(self.n)
        return {self.n[0]}


class Second(First):
    def go(self):
        return super().go(), 1.5


class Third(Second):
    def go(self):
        return bytearray(2)


class Bad(KeyError):
    pass


class Num(int):
    def go(self):
        return self * 1.5


def classes(cls):
    return cls.__mro__


def main():
    kept = [list(Third.__mro__[1:])]
    print([c(1).go() for c in kept[0][:2]], First.made)
    kept.append(classes(Bad) + (3,))
    print(kept[1][1]("x").args, [c.__name__ for c in kept[1][:-2]])
    for base in Num.__bases__:
        print(base("12") + 1, base.__mro__[-1]() is not None)
    base, = Third.__bases__
    base.extra = {4}
    print(Third(2).extra, base.__base__(3).go(), (*Second.__mro__,)[1].made)
    Num.__mro__[0].late = lambda self: frozenset([int(self)])
    print(Num(3).late(), dict.fromkeys(Third.__mro__[:1], [])[Third])


main()
