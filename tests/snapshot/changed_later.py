# SPDX-License-Identifier: MIT
# Classes, functions, closures and modules that are changed when the program runs, in ways that do not show where it is made.
from collections import OrderedDict, defaultdict

import gauge
import gauge.limits
import plain


class Table:
    rows = [1]
    made = 0

    @classmethod
    def make(cls):
        cls.made += 1
        return cls()

    def count(self):
        type(self).made += 10
        return type(self).made


class Wide(Table):
    pass


class Other:
    def rows(self):
        return 0


class Owner:
    def __init__(self):
        self.held = [0]
        self.level = 1

    @property
    def size(self):
        return len(self.held)

    @size.setter
    def size(self, n):
        self.held[:] = [self.level] * n

    def __iadd__(self, n):
        self.level += n
        return self

    def __call__(self, n):
        self.level = n

    def __setitem__(self, key, value):
        self.level = key, value


class Typed:
    def __set__(self, owner, value):
        owner.held.append(value)

    def __get__(self, owner, kind):
        kind.reads = getattr(kind, "reads", 0) + 1
        return owner.held[-1]


class Guarded:
    value = Typed()

    def __init__(self):
        self.held = [1]


class Later:
    def __init__(self, n):
        self.n = n


class Deeper(Later):
    pass


table, wide, other, owner, guarded, deeper = Table(), Wide(), Other(), Owner(), Guarded(), Deeper(2)
owners = {"one": owner}
step = owner.__iadd__
groups = defaultdict(list)
order = OrderedDict([("a", 1), ("b", 2)])
nested = {"x": ({"y": [[1, 2], [3]]},)}


def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0


def plain_function():
    return 7


def counter(n):
    def step():
        nonlocal n
        n += 1
        return n

    def reset(to=[5]):
        nonlocal n
        n = to[0]
        to.append(n)
        return len(to)

    return step, reset


step_n, reset_n = counter(3)


def numbers(limit=[3]):
    while limit[0]:
        limit[0] -= 1
        yield limit


def classes():
    print(Table.make().made, Wide.make().made, table.count(), wide.count(), Table.made)
    table.rows.append(2)
    print(wide.rows, other.rows())
    Later.__len__ = lambda self: self.n
    Later.double = property(lambda self: 2 * self.n, lambda self, n: setattr(self, "n", n))
    deeper.double = 8
    print(len(deeper), deeper.double, deeper.n)
    Deeper.__call__ = lambda self, n: setattr(self, "n", n)
    deeper(5)
    print(deeper.n)
    del Later.double
    print(hasattr(deeper, "double"))


def objects():
    owners["one"].size = 3
    for name, one in owners.items():
        one += 4
        one(6)
        print(one.held, one.level, one.size)
        one[1] = 2
        print(one.level)
    guarded.value = 4
    print(guarded.value, guarded.held, Guarded.reads)
    print(groups["new"], len(groups), groups["new"] is groups["new"])
    order.move_to_end("a")
    print(list(order))
    for row in nested["x"][0]["y"]:
        row.append(len(row))
    print(nested)


def functions():
    print(counted(), counted(), plain_function(), step_n(), step_n(), reset_n(), step_n(), reset_n())
    for limit in numbers():
        print(limit, end=" ")
    print(list(numbers()))


def others():
    gauge.level = 4
    gauge.limits.LOW.append(1)
    setattr(gauge.limits, "high", 9)
    print(gauge.read(), gauge.limits.LOW, gauge.limits.high, gauge.limits.again(), plain.TABLE, plain.look("b"))


classes()
objects()
functions()
others()
# file: gauge/__init__.py
level = 1


def read():
    return level


# file: gauge/limits.py
LOW = [0]
high = 5
times = 0


def again():
    global times
    times += high
    return times


# file: plain.py
TABLE = {"a": [1], "b": [2]}


def look(name):
    return TABLE[name][0]
