# SPDX-License-Identifier: MIT
# alone
"""Iterators of the snapshot give objects that are changed; so do default values of named tuples."""
from collections import namedtuple


class Part:
    pass


def first():
    return next(LISTED)


def second():
    return next(CHOSEN)


def third():
    return next(MADE)


def fourth():
    return Entry(1).part


PARTS = [Part() for _ in range(4)]
LISTED = iter([PARTS[0]])
CHOSEN = filter(None, [PARTS[1]])
MADE = (part for part in [PARTS[2]])
Entry = namedtuple("Entry", "number part", defaults=[PARTS[3]])


def main(n):
    first().kept = n
    print(PARTS[0].kept)
    second().kept = n
    print(PARTS[1].kept)
    third().kept = n
    print(PARTS[2].kept)
    fourth().kept = n
    print(PARTS[3].kept)


print("begin")
main(1)
