# SPDX-License-Identifier: MIT
# The first write to a container that an initialiser made needs memory for a copy; without it nothing has changed.
import heapq
import struct
from array import array
from collections import OrderedDict


def put(c, k, v):
    c[k] = v


def drop(c, k):
    del c[k]


WAYS = [
    ([(i * 37) % 101 for i in range(20)], [lambda c: put(c, 0, "x"), lambda c: put(c, slice(2, 4), (1, 2)), lambda c: put(c, slice(0, 6, 3), (1, 2)), lambda c: drop(c, 3), lambda c: drop(c, slice(1, 9)), lambda c: c.pop(),
                                           lambda c: c.remove(37), lambda c: c.reverse(), lambda c: c.append(1), lambda c: c.insert(3, 1), lambda c: heapq.heapify(c), lambda c: heapq.heapreplace(c, 5), lambda c: c.sort()]),
    ({"k%d" % i: i for i in range(20)}, [lambda c: put(c, "k1", "x"), lambda c: put(c, "new", "x"), lambda c: put(c, (1, 2), "x"), lambda c: drop(c, "k3"), lambda c: c.popitem(), lambda c: c.pop("k5"), lambda c: c.setdefault("new", 1)]),
    (OrderedDict((i, str(i)) for i in range(8)), [lambda c: c.popitem(), lambda c: c.popitem(last=False), lambda c: put(c, 1, "x")]),
    ({i: str(i) for i in range(8)}, [lambda c: put(c, 1, "x"), lambda c: put(c, 1.5, "x"), lambda c: drop(c, 3)]),
    ({i * 7 for i in range(20)}, [lambda c: c.add(1), lambda c: c.add("x"), lambda c: c.discard(7), lambda c: len(c) if c.pop() is None else 0, lambda c: c.remove(14)]),
    ({"s%d" % i for i in range(9)} | {(1, 2)}, [lambda c: c.add(1), lambda c: c.discard((1, 2))]),
    (bytearray(range(70)), [lambda c: put(c, 0, 65), lambda c: put(c, slice(0, 2), b"xyz"), lambda c: put(c, slice(0, 4, 2), b"xy"), lambda c: drop(c, 3), lambda c: drop(c, slice(0, 9, 2)), lambda c: c.append(1), lambda c: c.reverse(),
                            lambda c: struct.pack_into("<H", c, 4, 257)]),
    (array("h", range(40)), [lambda c: put(c, 0, 65), lambda c: put(c, slice(0, 2), array("h", (5,))), lambda c: drop(c, 3), lambda c: c.append(1), lambda c: c.reverse(), lambda c: c.byteswap(), lambda c: struct.pack_into("<H", c, 4, 257)]),
]


def fresh(c):
    return array("h", c) if isinstance(c, array) else type(c)(c)


KEPT = [[fresh(c) for way in ways] for c, ways in WAYS]


def shown(c):
    return sorted(map(str, c)) if isinstance(c, set) else dict(c) if isinstance(c, OrderedDict) else c


for kind, (model, ways) in enumerate(WAYS):
    for i, way in enumerate(ways):
        c = KEPT[kind][i]
        while True:
            try:
                result = way(c)
                break
            except MemoryError:
                if c != model:
                    print("changed", kind, i)
                print("again")
        while True:
            try:
                text = "%d %d %r %r %d" % (kind, i, result if kind < 4 else None, shown(c), len(c))
                break
            except MemoryError:
                print("again")
        print(text)
