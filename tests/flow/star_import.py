# SPDX-License-Identifier: MIT
"""Names that only `from … import *` brings, of modules in Python and in C; names that are stored into modules without a place."""
from math import *
from collections import *
from bisect import *
import bisect

add = [1] + [2]
print(bisect_left([1, 3], 2), add, floor(2.5), pi > 3)
kinds = deque([1, 2], 2), OrderedDict(a=(1,))
kinds[0].append(3)
print(list(kinds[0]), kinds[1]["a"][0])


class Scope:
    from_star = ceil
    made = deque


print(Scope.from_star(1.2), Scope.made("ab").pop())


def late():
    bisect.extra = bytearray(b"e")
    setattr(bisect, "more", {"k": 1.5})
    return bisect.extra


late().append(1)
print(bisect.extra[0], bisect.more["k"].is_integer())
from bisect import extra as again
print(again.pop())


try:
    print(nowhere)
except NameError as error:
    print(error)
