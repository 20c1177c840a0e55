# SPDX-License-Identifier: MIT
# Classes, closures, generators, exceptions and with statements, each tried again when memory fails in it.
class Shape:
    count = 0

    def __init__(self, name, *sides, **more):
        self.name, self.sides, self.more = name, sides, more

    def __repr__(self):
        return "%s%r%r" % (self.name, self.sides, sorted(self.more))

    def __eq__(self, other):
        return self.sides == other.sides

    def __hash__(self):
        return hash(self.sides)

    @property
    def size(self):
        return sum(self.sides)


def classes():
    class Square(Shape):
        def __init__(self, side):
            super().__init__("square", side, side, k=1, j=2)

        def __getattr__(self, name):
            return name + "!"

    s = Square(4)
    s.extra = [s]
    return repr(s), s.size, s == Square(4), s.missing, {s: 1}[Square(4)]


def closures():
    total = [0]

    def adder(n, *rest, scale=2):
        def add(m):
            total[0] += (n + m) * scale
            return total[0]
        return add
    return [adder(i, scale=i)(3) for i in range(6)], sorted("bca", key=lambda c: -ord(c))


def generators():
    def numbers(n):
        try:
            for i in range(n):
                got = yield i
                if got:
                    yield from (got, got)
        finally:
            seen.append(n)
    seen = []
    g = numbers(5)
    first = [next(g), g.send("x"), next(g)]
    g.close()
    return first, list(numbers(4)), dict(zip("abc", numbers(3))), seen


def exceptions():
    def fails(n):
        if n == 0:
            raise KeyError("deep")
        try:
            fails(n - 1)
        except KeyError as e:
            raise ValueError("at %d" % n) from e
    try:
        fails(3)
    except ValueError as e:
        return repr(e), repr(e.__cause__), e.args


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is ZeroDivisionError


def guards():
    with Guard() as g, Guard():
        1 // 0
    return type(g).__name__


def matches():
    found = []
    for v in ({"a": 1, "b": [2, 3]}, (1, 2, 3), "s", Shape("x", 1)):
        match v:
            case {"a": a, "b": [x, *rest], **more}:
                found.append((a, x, rest, more))
            case (first, *others):
                found.append((first, others))
            case Shape(name=n):
                found.append(n)
            case str(s):
                found.append(s)
    return found


for work in (classes, closures, generators, exceptions, guards, matches):
    while True:
        try:
            result = work()
            break
        except MemoryError:
            print("again")
    print(work.__name__, result)
