# SPDX-License-Identifier: MIT
# alone
"""Functions of methods, called with objects of other classes."""


class A:
    def __init__(self, x):
        self.x = x

    def double(self, more):
        self.x *= 2
        self.items.append(more)
        return self.x

    @classmethod
    def make(cls, *args):
        return cls, args


class B:
    def __init__(self):
        self.x = "b"
        self.items = []


A_ONE = A(2)
A_ONE.items = []
THING = B()
KEPT = [A_ONE.double]


def main():
    f = KEPT[0].__func__
    print(f(THING, 1.5), f(A_ONE, None), THING.items, A_ONE.items)
    f.note = {"k": f}
    print(A.double.note["k"] is f)
    print(A.make.__func__(THING, 3)[0] is THING, A.__dict__["make"].__func__(int, 1)[0](b"12") if False else 12)
    owner, function = KEPT[0].__self__, KEPT[0].__func__
    print(function(owner, "m"), owner.items)


main()
