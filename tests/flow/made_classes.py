# SPDX-License-Identifier: MIT
"""Classes whose instances come to be in a way that is no plain call: their methods run all the same."""
import sys
from collections import OrderedDict


class Quiet:
    def __len__(self):
        return 7

    def tell(self):
        return ["quiet"]


class Loud(Quiet):
    def tell(self):
        return super().tell() + ["loud"]


class Keys(dict):
    def __missing__(self, key):
        return {key}


class Ordered(OrderedDict):
    def last(self):
        return self.popitem()


class Number(int):
    def half(self):
        return self / 2


class Bytes(bytes):
    def first(self):
        return self[0]


class Problem(Exception):
    count = [0]

    def __str__(self):
        return "problem %s" % (self.args[0] * 2)


class Other(Problem):
    def __init__(self, *args):
        super().__init__(*args)
        self.count.append(len(args))


class Listed:
    made = []

    def __init__(self, value=0):
        self.made.append(self)

    def __iter__(self):
        return iter((1, 2))


class Unused:
    def tell(self):
        return undefined_name

    def __len__(self):
        return undefined_name


KINDS = {"a": Loud, "b": [Listed]}


def by_name(name):
    return KINDS[name]


print(len(by_name("a")()), by_name("a")().tell())
print(Keys.fromkeys("ab", 1)["c"], Ordered.fromkeys([1], "v").last())
print(Number.from_bytes(b"\x05", "big").half(), Bytes.fromhex("4142").first())
print([list(x) for x in map(by_name("b")[0], (1, 2))], len(Listed.made))
try:
    raise Problem("p")
except Exception:
    kind, error, _ = sys.exc_info()
    print(kind.__name__, error)
    kind.count.append(1)
    kind.more = kind("q")
    print(kind.count, kind.more)


def gen():
    try:
        yield
    except Problem as error:
        yield str(error), error.count


g = gen()
next(g)
print(g.throw(Other, Other("t", 1)))


print(type(Loud())().tell(), Loud().__class__().tell())
print(sorted([Loud(), Quiet()], key=len)[0].tell(), [x.tell() for x in (Loud(), Quiet())])
