# SPDX-License-Identifier: MIT
"""Native, viper and bytecode functions call each other, and errors go through all of them."""
import micropython


@micropython.viper
def checked(n: int) -> int:
    if n > 100:
        raise ValueError("too large")
    return n * 2


@micropython.viper
def scaled(x: float, y: float) -> float:
    return x * 2.0 / y


@micropython.native
def through_int(n):
    return checked(n) + 1


@micropython.native
def through_float(x, y):
    return scaled(x, y) + 1


@micropython.viper
def typed_caller(n: int) -> int:
    return int(checked(n)) + int(checked(n + 1))


@micropython.viper
def typed_float(x: float) -> float:
    total = 0.0
    for i in range(3):
        total += float_of(x, i)
    return total


@micropython.viper
def float_of(x: float, n: int) -> float:
    if n == 2:
        return x / (x - x)
    return x * n


def bytecode_between(f, *a):
    g = [f(*a) for _ in range(1)]
    return g[0]


@micropython.native
def outer(f, a):
    try:
        return bytecode_between(f, a)
    except ValueError as e:
        return "caught " + str(e)


@micropython.native
def deep(n):
    if n == 0:
        return 0
    return deep(n - 1) + 1


@micropython.viper
def vdeep(n: int) -> int:
    if n == 0:
        return 0
    return int(vdeep(n - 1)) + 1


class Box:
    @micropython.native
    def __init__(self, v):
        self.v = v

    @micropython.native
    def add(self, other, scale=1):
        self.v += other.v * scale
        return self

    @micropython.native
    def __add__(self, other):
        return Box(self.v + other.v)

    @micropython.native
    def chain(self):
        return self.add(self).add(Box(5), scale=3).v


def generator(n):
    for i in range(n):
        yield double(i)


@micropython.native
def double(x):
    return x + x


@micropython.native
def consume(n):
    total = 0
    for x in generator(n):
        total += x
    return total, sum(generator(n)), list(map(double, [1, 2, 3]))


COUNT = 0


@micropython.native
def counting():
    global COUNT
    COUNT += 1
    return COUNT


def rebound():
    return 1


@micropython.native
def calls_rebound():
    return rebound()


print(through_int(5), through_float(3.0, 4.0), typed_caller(3))
for f, a in ((through_int, (101,)), (through_float, (1.0, 0.0)), (typed_caller, (100,)), (typed_float, (1.5,))):
    try:
        print(bytecode_between(f, *a))
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(outer(through_int, 1), outer(through_int, 1000), outer(typed_caller, 100))
print(deep(50), vdeep(60))
for f in (deep, vdeep):
    try:
        f(10000000)
    except RecursionError as e:
        print("RecursionError")
print(Box(1).chain(), (Box(2) + Box(3)).v)
print(consume(6))
counting()
print(counting(), COUNT)
print(calls_rebound())
rebound = lambda: 2
print(calls_rebound())
# expect: 11 2.5 14
# expect: ValueError too large
# expect: ZeroDivisionError float division by zero
# expect: ValueError too large
# expect: ZeroDivisionError float division by zero
# expect: 3 caught too large caught too large
# expect: 50 60
# expect: RecursionError
# expect: RecursionError
# expect: 17 5
# expect: (30, 30, [2, 4, 6])
# expect: 2 2
# expect: 1
# expect: 2
