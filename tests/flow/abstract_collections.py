# SPDX-License-Identifier: MIT
# alone
# Methods that an abstract class gives to what derives from it, with special methods that only these call.
from abc import ABC, abstractmethod


class Ordered(ABC):
    __slots__ = ("key",)

    @abstractmethod
    def __lt__(self, other):
        ...

    def __le__(self, other):
        return not other < self

    def __contains__(self, x):
        for y in self:
            if y == x:
                return True
        return False

    @abstractmethod
    def __iter__(self):
        ...


class Row(Ordered):
    __slots__ = ("items", "cache")

    def __init__(self, *items):
        self.items = list(items)
        self.cache = {}

    def __lt__(self, other):
        self.cache[len(self.cache)] = other.items
        return self.items < other.items

    def __iter__(self):
        for x in self.items:
            yield x * 2 if isinstance(x, int) else x.upper()

    def __enter__(self):
        self.items.append("entered")
        return self

    def __exit__(self, *what):
        self.cache["exit"] = what[0]
        return True

    def __getattr__(self, name):
        return name + "!"

    def __hash__(self):
        return 3

    def __eq__(self, other):
        return self.items == other.items


ROWS = [Row(3, 1), Row(2, "b"), Row(2, "a")]


def main():
    print(ROWS[0] <= ROWS[1], 6 in ROWS[0], "A" in ROWS[2], 9 in ROWS[0])
    print([list(r) for r in sorted(ROWS)], [len(r.cache) for r in ROWS])
    with ROWS[0] as r:
        r.items[0] /= 0
    print(r.cache["exit"].__name__, r.items, r.unknown)
    print({ROWS[1]: 1, Row(2, "b"): 2}.popitem()[1], max(ROWS).items)


main()
