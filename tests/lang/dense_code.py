# SPDX-License-Identifier: MIT
# Each opcode of runtime/abi/dense.def, where it does what it should and where it raises.


def raises(f, *args):
    try:
        print("no error:", f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Point:
    kind = "point"
    other = 300

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.log = []

    def note(self, what):
        self.log.append(what)
        self.log.append(self.x)

    def flip(self):
        self.x, self.y = self.y, self.x
        return self

    def size(self, scale=3):
        return scale * (self.x + self.y)

    def own(self):
        self.note("own")
        return self.flip().size() + self.size()

    def unknown(self):
        return self.missing

    def unknown_method(self):
        return self.missing()

    def with_default(self, a=None, *, b=2):
        if a is None:
            return b
        if b is not None:
            return a, b


p = Point(1, 2)
print(p.own(), p.size(1), p.log, p.kind, Point.other, p.with_default(), p.with_default(4), p.with_default(4, b=None))
raises(p.unknown)
raises(p.unknown_method)


def unset_self(a):
    del a
    return a.x


def unset_for_method(a):
    del a
    return a.size()


def unset_for_store(a):
    del a
    a.x = 1


def unset_as_argument(a):
    del a
    return len(a)


def unset_second(a, b):
    del b
    return b.x


def unset_second_method(a, b):
    del b
    return b.size()


def unset_pair(a, b, c):
    if a:
        del b
    else:
        del c
    return (b, c)


def unset_cell(n):
    def inner():
        return later

    if n:
        later = 4
    return inner()


for f in unset_self, unset_for_method, unset_for_store, unset_as_argument:
    raises(f, p)
raises(unset_second, 1, p)
raises(unset_second_method, 1, p)
raises(unset_pair, 1, 2, 3)
raises(unset_pair, 0, 2, 3)
raises(unset_cell, 1)
raises(unset_cell, 0)


def second(a, b):
    return b.x, b.size(), b.flip().x, b.kind


print(second(0, p))


def compare(a, b):
    out = ""
    if a < b:
        out += "<"
    if a > b:
        out += ">"
    if a == b:
        out += "="
    if a != b:
        out += "!"
    if a <= b:
        out += "l"
    if a >= b:
        out += "g"
    while a is None:
        a = 7
    if b is not None and a is not b:
        out += "o"
    return out


for a, b in (1, 2), (2, 1), (3, 3), (1.5, 2), ("a", "b"), ((), ()), (10**20, 10**20):
    print(compare(a, b), a in (b, 3), end=" ")
print()


class Odd:
    def __eq__(self, other):
        return Bad()

    def __lt__(self, other):
        return NotImplemented


class Bad:
    def __bool__(self):
        raise ValueError("no truth")


raises(compare, Odd(), Odd())
raises(lambda a: 1 if a == 2 else 3, Odd())
raises(lambda a: 1 if a in 5 else 3, 1)
raises(lambda a: a or 3, Bad())
raises(lambda a: a and 3, Bad())
raises(lambda a: 1 if a else 3, Bad())


def handled(n):
    try:
        try:
            if n == 0:
                return "returned"
            if n == 1:
                raise KeyError(n)
            if n == 2:
                raise ValueError
            if n == 3:
                p.missing
            if n == 4:
                raise IndexError("index")
        except KeyError as e:
            return "key", e.args
        except (ValueError, AttributeError):
            return "value or attribute"
        else:
            return "nothing"
    except LookupError:
        pass
    finally:
        print("finally", end=" ")


for n in range(6):
    print(handled(n))
raises(lambda: [][0])
raises(lambda n: n[0], 5)
raises(lambda s: s[0], {})


def not_types(n):
    try:
        raise KeyError
    except n:
        return 1


raises(not_types, 3)


def pairs(rows):
    total = 0
    for a, b in rows:
        total += a + 1
        if b < 0:
            continue
        if b == 100:
            break
        total = total + b
    return total, [a for a, b in rows], [a + 1 for a, b in rows if b is None], (total, 1, total)


print(pairs([(1, 2), (3, -1), (4, 100), (5, 6)]))
raises(pairs, [(1, 2, 3)])
raises(pairs, [(None, 1)])


def slices(s, a, b):
    return s[a:b], s[:a], s[a:], s[0], s[b : a : -1]


print(slices("abcdef", 2, 4), slices([1, 2, 3], 1, 2), slices(b"xyz", 1, 2))
raises(slices, 5, 1, 2)


def counts():
    yield -2, -1, 0, 15, 16, 17, 46, 47, 48, 63, 64, -64, -65, 8191, 8192
    yield from [2**30, -(2**30)]


print(*counts())


def incremented(a):
    return a + 1


print(incremented(1), incremented(2**30 - 1), incremented(2**62 - 1), incremented(1.5))
raises(incremented, "a")


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return {"ready": "from __prepare__", "len": "its own len"}


class Prepared(metaclass=Meta):
    seen = ready, len
    if len:
        size = 4

    def method(self):
        return self.size


print(Prepared.seen, Prepared().method(), Prepared.__module__ == __name__, Prepared.__qualname__)


def nothing(a):
    if a:
        return
    print("on", end=" ")


print(nothing(1), nothing(0))


def stops(a):
    for i in range(3):
        if a:
            return None
        yield i


print(list(stops(0)), list(stops(1)))
globals_text = "text"


def of_globals():
    return globals_text, "constant", globals_text.upper(), p.x, globals_text.encode


print(of_globals()[:4])
