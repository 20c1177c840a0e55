# SPDX-License-Identifier: MIT
"""Locals that are set on one way only."""


def branch(a):
    if a:
        b = 1
    return b


def loop(items):
    for item in items:
        pass
    return item


def handler(a):
    try:
        b = a[0]
    except IndexError:
        pass
    return b


print(branch(1), loop([1, 2]), handler([3]))
for f, a in (branch, 0), (loop, []), (handler, []):
    try:
        print(f(a))
    except UnboundLocalError as error:
        print("unset:", error)
