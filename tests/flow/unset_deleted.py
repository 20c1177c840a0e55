# SPDX-License-Identifier: MIT
"""A parameter that is deleted on one way, before the loop's next turn reads it."""


def often(a):
    total = 0
    for i in range(3):
        total += a
        if i:
            del a
    return total


def twice(a, b):
    del a
    if b:
        del a


try:
    often(1)
except NameError:
    print("unset")
try:
    twice(1, 0)
    twice(1, 1)
except NameError:
    print("unset")
