# SPDX-License-Identifier: MIT
# A module whose initialiser builds one of each: what a snapshot of it must answer, and what depends on the clock.
import time


class Point:
    origin = None

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return self.x * 31 + self.y


class Pixel(Point):
    colours = ("red", "green")


def twice(n):
    return 2 * n


def thrice(n, times=3, *, plus=0):
    return times * n + plus


Point.origin = Point(0, 0)
NAMES = {twice: "twice", thrice: "thrice", Point: "class", len: "len"}
BIG = 2**40
NEGATIVE = -(BIG**2)
TABLE = [i * 0.5 for i in range(20)]
NESTED = [[1, [2, [3]]], {"a": [4], (1, 2): {5}}, (6, [7])]
SHARED = [NESTED, NESTED]
SQUARES = {i: i * i for i in range(40)}
WORDS = {"w%d" % i for i in range(20)}
BYTES = bytearray(b"abc")
WHERE = {Pixel(1, 2): "here"}
START = time.time()
SINCE = [START, BIG]
AFTER = len(NESTED)


def counter():
    n = 0

    def count():
        nonlocal n
        n += 1
        return n

    return count


COUNT = counter()
COUNT()

print(NAMES[twice], NAMES[thrice], NAMES[Point], NAMES[len], [f(5) for f in (twice, thrice)], thrice(1, plus=2))
print(BIG, NEGATIVE, BIG + 1 == 1099511627777, hash(BIG) == hash(2**40), {BIG: 1}[2**40])
print(TABLE, sum(TABLE))
print(NESTED, SHARED[0] is SHARED[1], SHARED[0] is NESTED)
NESTED[0][1][1].append(8)
NESTED[1]["b"] = NESTED[2]
NESTED[2][1].append(9)
print(SHARED[1], AFTER)
SQUARES[40] = 1600
del SQUARES[3]
print(len(SQUARES), SQUARES[39], 3 in SQUARES, list(SQUARES)[:5], list(SQUARES)[-1])
WORDS.add("more")
print(len(WORDS), "w7" in WORDS, "w20" in WORDS, "more" in WORDS)
BYTES += b"d" * 30
print(BYTES, len(BYTES))
print(WHERE[Point(1, 2)], Pixel.colours, Point.origin.x, isinstance(Point.origin, Pixel), Pixel.__mro__[1] is Point)
Point.scale = 2
twice.note = "attribute"
print(Pixel(3, 4).scale, twice.note, Pixel.__name__, twice.__name__)
print(COUNT(), COUNT(), counter()())
print(START <= time.time(), SINCE[0] is START, SINCE[1] is BIG)
