# SPDX-License-Identifier: MIT
"""What is printed with an exception, and only with it."""


class Odd(Exception):
    pass


def tell(f):
    try:
        f()
    except Exception as error:
        print(str(error), [error])


def no_key():
    return {}[(1, frozenset([2]))]


def several():
    raise Odd({"a": bytearray(b"b")}, [1.5])


def none():
    raise Odd


def one():
    raise Odd([range(2)])


def kept():
    error = Odd()
    error.args = (b"x", {3})
    raise error


def not_in():
    [].index((4, 5))


def number():
    int([6] and b"seven")


for f in (no_key, several, none, one, kept, not_in, number):
    tell(f)


def given():
    yield 1
    return [8, {}]


it = given()
next(it)
try:
    next(it)
except StopIteration as stop:
    print(stop)
