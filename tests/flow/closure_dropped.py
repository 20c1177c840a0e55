# SPDX-License-Identifier: MIT
# alone
# Functions that only a variable of a closure leads to, which initialisers made or boot makes of what they made.


def log(x):
    return [x, {x: 0.5}]


def wrap(function):
    def outer(x):
        def inner():
            return function(x)

        return [inner for i in range(1)]

    return outer


def twice(function):
    class Caller:
        def go(self, x):
            return function(x), [f(x) for f in [function]], (lambda y: function(y))(x)

    return Caller()


def waits(function):
    def give():
        yield 1
        yield function(3)
        yield from (function(i) for i in range(2))

    going = give()
    next(going)
    return going


held = wrap(lambda x: frozenset([x]))
caller = twice(lambda x: log(x))
going = waits(lambda x: bytearray(x))
for f in held(2):
    print(sorted(f()))
print(caller.go(2))
print(list(going))
