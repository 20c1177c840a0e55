# SPDX-License-Identifier: MIT
"""heapq.nlargest"""


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
