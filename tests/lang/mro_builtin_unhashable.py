# SPDX-License-Identifier: MIT
# __hash__ is None where a list, dict, set or bytearray comes first on the MRO, whatever classes behind it define; nobody
# loads the name here.
# not: stock
class Mixin:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return True

    def __len__(self):
        return 77


class L(list, Mixin):
    pass


class D(dict, Mixin):
    pass


class S(set, Mixin):
    pass


class B(bytearray, Mixin):
    pass


class T(tuple, Mixin):
    pass


class First(Mixin, list):
    pass


class Own(list, Mixin):
    def __hash__(self):
        return 7


class Heir(L):
    pass


for cls in (L, D, S, B, T, First, Own, Heir):
    try:
        print(cls.__name__, hash(cls()) == 5, hash(cls()) == 7, len({cls(): 1, cls(): 2}))
    except TypeError as e:
        print(cls.__name__, e)
    print(len(cls()))
