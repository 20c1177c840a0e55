# SPDX-License-Identifier: MIT
"""What class patterns read: by keyword, by position (__match_args__, named tuples, builtin types), from properties."""
from collections import OrderedDict, deque, namedtuple


class Point:
    __match_args__ = ("x", "twice")

    def __init__(self, x, extra):
        self.x = x
        self.extra = extra

    @property
    def twice(self):
        return deque([self.x, self.x])

    def method(self):
        return {"of": self.extra}


class Derived(Point):
    __match_args__ = ("extra",)


class Special:
    __match_args__ = ("hidden",)

    def __getattr__(self, name):
        return bytearray(name.encode())


Pair = namedtuple("Pair", "first second")


def tell(x):
    match x:
        case Derived(bag, x=1):
            bag.discard(1)
            return sorted(bag)
        case Point(int(n), double) if n > 1:
            double.append(n)
            return list(double)
        case Point(x=[first, *rest], extra=OrderedDict() as d):
            return first, rest, d.popitem()
        case Point(extra=e, method=m):
            return m()["of"] == e, e
        case Special(hidden):
            hidden.append(33)
            return hidden
        case Pair(a, second=b):
            return a.imag, b.is_integer()
        case str(s) | bytes(s):
            return s[:1]
        case slice(start=begin, stop=end):
            return begin, end
        case float() | bool() as number:
            return number.real
        case list([a, b]) | tuple((a, b)):
            return b, a
        case dict(d):
            return d["k"]
        case ValueError(args=(text,)):
            return text.upper()
        case frozenset(elements):
            return elements | {2}
    return None


for x in (Derived(1, {1, 2}), Point(3, 0), Point([4, 5], OrderedDict(z=1)), Point(None, memoryview(b"m").tobytes()), Special(),
          Pair(2j, 1.5), "text", b"bytes", slice(1, "end"), 2.5, True, [1, 2], ("x", "y"), {"k": [6]}, ValueError("v"), frozenset((1,)), None):
    print(tell(x))
