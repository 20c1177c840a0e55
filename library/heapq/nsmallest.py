# SPDX-License-Identifier: MIT
"""heapq.nsmallest"""


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]
