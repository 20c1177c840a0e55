# SPDX-License-Identifier: MIT
"""A bound builtin method that is called wrongly where it is not named."""


def do(f, x):
    return f(x)


try:
    do({}.clear, 1)
except TypeError as error:
    print(error)
