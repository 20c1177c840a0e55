# SPDX-License-Identifier: MIT
# The names by way of the code object.


def f(a, b=1, *c, d, **e):
    g = a
    h = [i for i in c]
    return g, h


print(f.__code__.co_varnames, f.__code__.co_argcount)
