# SPDX-License-Identifier: MIT
import collections.abc
from collections.abc import (Callable, Collection, Container, Hashable, Iterable, Iterator, Generator, Mapping,
                             MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)


class Own:
    def __iter__(self):
        return iter([1])

    def __len__(self):
        return 1

    def __contains__(self, x):
        return x == 1

    def __call__(self):
        pass


kinds = (Callable, Collection, Container, Hashable, Iterable, Iterator, Generator, Mapping, MutableMapping, MutableSequence,
         MutableSet, Reversible, Sequence, Set, Sized)
for value in ([], (), "", b"", {}, set(), frozenset(), range(1), iter([]), (x for x in ()), 5, None, len, Own, Own(), map(int, []), {}.keys()):
    print(type(value).__name__, "".join(["1" if isinstance(value, kind) else "0" for kind in kinds]))


class Stack(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, value):
        self.items.insert(i, value)


s = Stack("abc")
s.append("d")
s += ["e", "a"]
print(list(s), list(reversed(s)), s.index("c"), s.count("a"), "e" in s, s.pop(), s.pop(0), isinstance(s, Sequence))
s.remove("c")
s.reverse()
print(s.items)
s.clear()
print(len(s))


class Upper(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key.upper()]

    def __setitem__(self, key, value):
        self.data[key.upper()] = value

    def __delitem__(self, key):
        del self.data[key.upper()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


u = Upper()
u.update({"a": 1}, b=2)
print(u["A"], "B" in u, u.get("z", 5), list(u.items()), list(u.keys()), list(u.values()), u.setdefault("c", 3), u.pop("a"), u == {"B": 2, "C": 3})
print(u.popitem(), u.pop("q", None), len(u))


class Bits(Set):
    def __init__(self, items):
        self.items = sorted(set(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print((a & b).items, (a | b).items, (a - b).items, (a ^ b).items, a <= b, Bits([2]) < a, a == {1, 2, 3}, a.isdisjoint([9]))
print(isinstance(a, collections.abc.Hashable), collections.abc.Sized is Sized)
