# SPDX-License-Identifier: MIT
# alone
"""Classes had from others: changed, called, asked for what they have."""


class Base:
    count = 0
    table = {}

    def __init__(self, *args):
        self.args = args

    def name(self):
        return "base"


class Side:
    notes = []

    def name(self):
        return "side" + str(len(self.notes))


class Thing(Base, Side):
    pass


class Numbers(list):
    def total(self):
        return sum(self)


class Fault(ValueError):
    pass


KINDS = [Thing, Numbers]


def main():
    for base in KINDS[0].__mro__[1:-1]:
        base.count = base.__name__
    Thing.__bases__[1].notes.append(4)
    Thing.__bases__[0].table["x"] = 1.5
    print(Base.count, Side.count, Side.notes, Base.table)
    print([cls().name() for cls in Thing.__mro__[:3]])
    made = [cls for cls in type(Numbers([1])).__mro__]
    print(made[1]("ab"), made[0]([1, 2]).total(), made[2]().__class__.__name__)
    print(Numbers.__base__((7,)), Side.__base__ is object, object.__base__)
    print(bool.__mro__[1]("12") + 1, bool.__bases__[0](3.5))
    print(Fault.__mro__[1]("bad").args, Fault.__mro__[-2](1).args)
    Thing.mro()[1].late = {1}
    type.mro(Thing)[2].late = {2}
    print(Base.late, Side.late)
    print(sorted([c.__name__ for c in set(Thing.__mro__)]), {Thing.__bases__: 1}[(Base, Side)])


main()
