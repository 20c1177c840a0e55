# SPDX-License-Identifier: MIT
import copy
from collections import OrderedDict, defaultdict, deque, namedtuple

for atom in (1, 2.5, "s", b"b", None, True, (), (1, "a"), frozenset([1]), len, int, range(3), ...):
    print(copy.copy(atom) is atom, copy.deepcopy(atom) is atom, end=" ")
print()
inner = [1, 2]
for outer in ([inner, 3], {"k": inner}, (inner, 4), bytearray(b"ab"), deque([inner]), OrderedDict(a=inner),
              defaultdict(list, {"d": inner})):
    shallow, deep = copy.copy(outer), copy.deepcopy(outer)
    print(type(deep).__name__, shallow == outer, deep == outer, deep is outer, shallow is outer)
print(copy.copy([inner])[0] is inner, copy.deepcopy([inner])[0] is inner, copy.deepcopy({1, 2}), copy.deepcopy((1, inner)))
twice = [inner, inner]
deep = copy.deepcopy(twice)
print(deep[0] is deep[1], deep[0] is inner)
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[1] is deep, deep is loop)
ring = {}
ring["self"] = (ring,)
deep = copy.deepcopy(ring)
print(deep["self"][0] is deep)


class Thing:
    def __init__(self, items):
        self.items = items
        self.me = self


thing = Thing([1])
shallow, deep = copy.copy(thing), copy.deepcopy(thing)
print(shallow.items is thing.items, shallow.me is thing, deep.items is thing.items, deep.items, deep.me is deep)


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = [1]
deep = copy.deepcopy(s)
print(deep.a, deep.a is s.a, hasattr(deep, "b"), copy.copy(s).a is s.a)


class Special:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Special(self.n + 1)

    def __deepcopy__(self, memo):
        return Special((copy.deepcopy(self.n, memo), "deep"))


print(copy.copy(Special(1)).n, copy.deepcopy(Special(1)).n, copy.deepcopy([Special(2)])[0].n)


class State:
    def __init__(self):
        self.kept, self.dropped = [1], 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True


deep = copy.deepcopy(State())
print(deep.kept, deep.restored, hasattr(deep, "dropped"))


class List(list):
    pass


class Dict(dict):
    pass


class Int(int):
    pass


for value in (List([inner]), Dict(k=inner), Int(5)):
    value.extra = inner
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(type(shallow).__name__, shallow == value, deep == value, type(deep).__name__, shallow.extra is inner, deep.extra is inner)
P = namedtuple("P", "x y")
deep = copy.deepcopy(P(inner, 2))
print(deep, deep.x is inner, type(copy.copy(P(1, 2))).__name__)
error = ValueError("a", [1])
deep = copy.deepcopy(error)
print(repr(deep), deep.args[1] is error.args[1], type(copy.copy(error)).__name__)
bound = copy.deepcopy(Thing([5]).__init__)
print(bound.__self__.items)
