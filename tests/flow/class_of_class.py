# SPDX-License-Identifier: MIT
"""The class of a class makes classes."""


class C:
    x = 1


def f(v):
    return v.__class__.__class__('D', (C,), {'y': 2})


def h(v):
    return type(type(v))('D', (C,), {'y': 2})


def g():
    d = f(C())()
    print(d.x, d.y, h(d)().y)


g()
