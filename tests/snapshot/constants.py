# SPDX-License-Identifier: MIT
# What is only read is in ROM, whatever reads it; what may be changed is not, whatever leads to it.
# changed: 34 99 104 109 115 120 125 130 135 136 141
import sys


class Point:
    origin = [0, 0]

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def moved(self, by):
        return Point(self.x + by, self.y + by)


class Counter:
    count = 0


class Cursor:
    def __init__(self, rows):
        self.rows = rows
        self.at = 0

    def step(self):
        self.at += 1
        return self.rows[self.at]


READ = [3, 1, 2, 1]
NESTED = [[1, 2], [3, [4, 5]], (6, {"seven": [7]})]
NAMES = {"one": 1, "two": 2}
ROWS = {"a": [1, 2], "b": [3]}
SEEN = {1, 2, 3}
BYTES = bytearray(b"abc")
CORNERS = [Point(1, 2), Point(3, 4)]
SHARED = READ
DEFAULT = [9, 8]
APPENDED = [1]
KEYED = {}
ADDED = {1}
FILLED = bytearray(3)
INNER = [[1], [2]]
BOUND = [1]
push = BOUND.append
GIVEN = [1]
MOVED = Point(0, 0)
CURSOR = Cursor(READ)
SLICED = [1, 2, 3]


def use(rows=DEFAULT, *, names=NAMES):
    return rows[0] + names["one"]


def make():
    kept = [1, 2, 3]
    return lambda i: kept[i]


closure = make()


def read():
    print(sorted(READ), READ[1:], READ + [5], 2 * READ, READ.index(2), READ.count(1), len(READ), sum(READ), max(READ), 3 in READ)
    print(list(reversed(READ)), list(zip(READ, SEEN)), [x for x in READ], list(map(str, READ)), tuple(READ), READ == [3, 1, 2, 1])
    a, *rest = READ
    print(a, rest, *READ, dict(NAMES), NAMES.get("two"), list(NAMES.keys()), sorted(NAMES.items()), sorted(NAMES))
    for name, row in ROWS.items():
        for x in row:
            print(name, x, end=" ")
    for row in ROWS.values():
        print(len(row), row[0], end=" ")
    for row in NESTED:
        print(row, end=" ")
    for i, row in enumerate(NESTED):
        print(i, len(row), end=" ")
    print("%s %r" % (READ, NAMES), f"{SEEN} {CORNERS}", str(ROWS), SEEN | {9}, SEEN & {1}, BYTES[0], bytes(BYTES), BYTES.decode())
    print(CORNERS[0].moved(2), CORNERS[1] == Point(3, 4), CORNERS.index(Point(3, 4)), Point.origin, closure(1), SHARED is READ)
    print(use(), use(READ), use(names={"one": 5}), ",".join(NAMES), {**NAMES, "three": 3}, [*READ, 0], READ and 1, not SEEN)
    match NESTED:
        case [[x, y], *_]:
            print(x, y)


read()
sys.stdout.write("")


def change():
    APPENDED.append(2)
    print(APPENDED)


def change_key():
    KEYED["new"] = READ
    print(KEYED)


def change_set():
    ADDED.add(5)
    print(ADDED)


def fill(buffer):
    for i in range(3):
        buffer[i] = i


def change_inner():
    for row in INNER:
        row += [0]
    print(INNER)


def change_bound():
    push(2)
    print(BOUND)


def extend(rows, n):
    rows.extend([n])
    return rows


def change_attribute():
    setattr(MOVED, "x", 5)
    Counter.count += 1
    print(MOVED, Counter.count)


def change_slice():
    del SLICED[1:]
    print(SLICED)


def finish():
    change_key()
    fill(FILLED)
    print(FILLED, CURSOR.step(), CURSOR.step())


change()
finish()
change_set()
change_inner()
change_bound()
print(extend(GIVEN, 4), DEFAULT)
change_attribute()
change_slice()
read()
