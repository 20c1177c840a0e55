# SPDX-License-Identifier: MIT
"""8 queens by bitmasks, recursively: the number of solutions."""


def place(full, columns, left, right):
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        count += place(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def run():
    return place(255, 0, 0, 0)
