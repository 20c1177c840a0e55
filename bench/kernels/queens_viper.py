# SPDX-License-Identifier: MIT
"""8 queens by bitmasks, recursively, in viper."""

import micropython


@micropython.viper
def place(full: int, columns: int, left: int, right: int) -> int:
    if columns == full:
        return 1
    count = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        count += int(place(full, columns | bit, (left | bit) << 1, (right | bit) >> 1))
    return count


def run():
    return place(255, 0, 0, 0)
