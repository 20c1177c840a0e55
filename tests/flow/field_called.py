# SPDX-License-Identifier: MIT
# alone
"""A field of a named tuple is called; nothing else calls what is there."""
from collections import namedtuple

Entry = namedtuple("Entry", "run name")


def first(values):
    return values.pop()


TABLE = [Entry(first, 1)]


def main(start):
    print([entry.run([start, 7]) for entry in TABLE])


print("begin")
main(1)
