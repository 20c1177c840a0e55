# SPDX-License-Identifier: MIT
"""Fields of named tuples: of the snapshot's, of those made at run time, by position, keyword, default, _make and _replace."""
from collections import deque, namedtuple

Point = namedtuple("Point", "x y")
Config = namedtuple("Config", ["table", "limits", "name"], defaults=[(1, 2), "none"])
TABLE = [Config([1, 2]), Config({"k": [3]}, name=b"nm")]


class Sized(namedtuple("Sized", "w h")):
    __slots__ = ()

    def area(self):
        return self.w * self.h

    @property
    def both(self):
        return self[0], self[1:]


ORIGIN = Point({1}, 1.5)
BOX = Sized(2, 3)


def late(value):
    Late = namedtuple("Late", "first second", defaults=(bytearray(b"d"),))
    return Late(value), Late(first=0, second=value)


TABLE[0].table.append(4)
TABLE[1].table["k"].append(5)
print(TABLE[0], TABLE[1].table["k"], TABLE[1].limits[1], TABLE[1].name[0])
ORIGIN.x.add(2)
print(sorted(ORIGIN.x), ORIGIN.y.is_integer(), BOX.area(), BOX.both, Point._fields)
a, b = late(deque([7]))
a.second.append(101)
b.second.appendleft(6)
print(a.first.pop(), a.second, list(b.second), a._fields[0].upper())
x, y = Point(y=range(2), x=[8])
print(x[0], [i for i in y])
p = Point._make([memoryview(b"ab"), 1])
print(p.x.nbytes, p._replace(y=frozenset("c")).y | {"d"} == {"c", "d"}, sorted(p._replace(x={"q": 1})._asdict()))
print(Config._field_defaults["limits"][0], [type(v).__name__ for v in Point(1j, None)], Point(1j, 2).x.imag)
print(Point(1, 2) == (1, 2), max(Point(1, 2), Point(1, 3)).y, Point(1, 2) + (3,), hash(Point(1, 2)) == hash((1, 2)))
try:
    print(Point(1, 2).z)
except AttributeError as error:
    print(error)
try:
    Point(1)
except TypeError as error:
    print("missing" in str(error))


def change(config):
    config.table.extend("xy")
    return getattr(config, "name"), hasattr(config, "limits")


print(change(TABLE[0]), TABLE[0].table)
