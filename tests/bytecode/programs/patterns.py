# SPDX-License-Identifier: MIT
# match (PEP 634).
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


ZERO = 0


class Const:
    ONE = 1


def what(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case Const.ONE:
            return "one"
        case 2 | 3 as n:
            return "two or three", n
        case -1 | 4.5 | "text":
            return "literal"
        case int(n) if n > 100:
            return "big", n
        case int():
            return "int"
        case str(s):
            return "str", s
        case Point(0, y):
            return "on y axis", y
        case Point(x=a, y=b) if a == b:
            return "diagonal", a
        case Point():
            return "point"
        case {"kind": "a", "value": value, **rest}:
            return "a", value, sorted(rest)
        case {"kind": kind}:
            return "kind", kind
        case {}:
            return "dict"
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [1, *rest, 9]:
            return "from 1 to 9", rest
        case [(a, b), [c, *_]]:
            return "nested", a, b, c
        case ("go", ("north" | "south") as where):
            return where
        case [_, _, *_]:
            return "long"
        case _:
            return "other"


for v in (None, True, 1, 2, 3, -1, 4.5, "text", 7, 101, "s", Point(0, 5), Point(2, 2), Point(1, 2),
          {"kind": "a", "value": 1, "z": 2}, {"kind": "b"}, {"q": 1}, [], [5], [1, 2, 3, 9], [1, 9],
          [(1, 2), [3, 4]], ("go", "north"), ("go", "west"), (1, 2, 3), object, b"xy"):
    print(what(v))


def alternatives(v):
    match v:
        case [a, 1] | [1, a] | {"a": a}:
            return a
    return "none"


print(alternatives([2, 1]), alternatives([1, 3]), alternatives({"a": 4}), alternatives(0))
match (1, 2):
    case (a, b) if a > b:
        print("greater")
    case (a, b):
        print("pair", a, b)
for k in range(3):
    match k:
        case 0:
            continue
        case 1:
            print("one")
        case _:
            break
