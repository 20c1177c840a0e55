# SPDX-License-Identifier: MIT
"""A named tuple whose class is made at boot."""
from collections import namedtuple


def main(n):
    Pair = namedtuple("Pair", "first second")
    print(Pair(n, 2).second)


print("begin")
main(1)
