# SPDX-License-Identifier: MIT
"""heapq.merge: sorted inputs as one."""
from heapq import heapify as _heapify, heappop as _heappop, heapreplace as _heapreplace


class _Source:
    """An iterator with its next item, in the order of these."""

    __slots__ = ("item", "rank", "number", "follow", "reverse")

    def __init__(self, item, rank, number, follow, reverse):
        self.item, self.rank, self.number, self.follow, self.reverse = item, rank, number, follow, reverse

    def __lt__(self, other):
        a, b = (other.rank, self.rank) if self.reverse else (self.rank, other.rank)
        if a < b:
            return True
        return not b < a and self.number < other.number


def merge(*iterables, key=None, reverse=False):
    heap = []
    for number, iterable in enumerate(iterables):
        follow = iter(iterable)
        for item in follow:
            heap.append(_Source(item, key(item) if key else item, number, follow, reverse))
            break
    _heapify(heap)
    while heap:
        source = heap[0]
        yield source.item
        for source.item in source.follow:
            source.rank = key(source.item) if key else source.item
            _heapreplace(heap, source)
            break
        else:
            _heappop(heap)
