# SPDX-License-Identifier: MIT
"""Small ints, their overflow into big ones, and every operator's slow path, in native functions."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def shl(a, b):
    return a << b


def shr(a, b):
    return a >> b


def bits(a, b):
    return a & b, a | b, a ^ b


def unary(a):
    return -a, ~a, +a, not a


def compare(a, b):
    return a < b, a > b, a == b, a <= b, a >= b, a != b


def power(a, b):
    return a**b


def inplace(a, b):
    x = a
    x += b
    x *= 2
    x -= 1
    x //= 3
    x <<= 2
    x >>= 1
    x |= 1
    x ^= 5
    x &= 0xFFFF
    x %= 1000
    return x


EDGES = [0, 1, -1, 2, -2, 7, -7, 100, (1 << 29) - 1, 1 << 29, -(1 << 29), (1 << 30) - 1, 1 << 30, -(1 << 30), -(1 << 30) - 1]
EDGES += [(1 << 31) - 1, 1 << 31, (1 << 62) - 1, 1 << 62, -(1 << 62), -(1 << 62) - 1, 1 << 64, True, False]


def checksum(f):
    h = 0
    for a in EDGES:
        for b in EDGES:
            try:
                r = f(a, b)
            except ZeroDivisionError as e:
                r = -len(str(e))
            except ValueError as e:
                r = -len(str(e))
            if isinstance(r, tuple):
                for x in r:
                    h = (h * 31 + int(x)) & 0xFFFFFFFFFFFF
            else:
                h = (h * 31 + r) & 0xFFFFFFFFFFFF
    return h


def small_shift(f):
    h = 0
    for a in EDGES:
        for b in (-1, 0, 1, 5, 29, 30, 31, 32, 61, 62, 63, 64, 100):
            try:
                h = (h * 31 + f(a, b)) & 0xFFFFFFFFFFFF
            except ValueError as e:
                h = (h * 31 + len(str(e))) & 0xFFFFFFFFFFFF
    return h


for f in (add, sub, mul, floordiv, mod, bits, compare, inplace):
    print(f.__name__, checksum(f))
for f in (shl, shr):
    print(f.__name__, small_shift(f))
for a in EDGES:
    print(a, unary(a))
print(power(3, 5), power(2, 100), power(-2, 3))
print(add("a", "b"), mul("ab", 3), add([1], [2]), mod(7, -3), floordiv(-7, 2), floordiv(7, -2), mod(-7, 3))
for f, a, b in ((add, 1, "x"), (sub, [], 1), (mul, {}, 2), (compare, 1, "a"), (shl, 1, None)):
    try:
        print(f(a, b))
    except TypeError as e:
        print("TypeError", e)
