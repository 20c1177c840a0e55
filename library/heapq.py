# SPDX-License-Identifier: MIT
"""Priority queues in lists: heap[k] is not larger than heap[2 * k + 1] and heap[2 * k + 2]."""


def _up(heap, at, item):
    """Puts the item at a free place, or above it."""
    while at:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _down(heap, at, item):
    """Puts the item at a free place whose children are heaps, or below it. The hole goes all the way down first and
    the item up again: it comes from the end mostly, and half of the comparisons are saved."""
    top, n = at, len(heap)
    child = 2 * at + 1
    while child < n:
        if child + 1 < n and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    while at > top:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def heappush(heap, item):
    if not isinstance(heap, list):
        raise TypeError(f"heappush() argument 1 must be list, not {type(heap).__name__}")
    heap.append(item)
    _up(heap, len(heap) - 1, item)


def heappop(heap):
    last = heap.pop()
    if not heap:
        return last
    return heapreplace(heap, last)


def heapreplace(heap, item):
    least = heap[0]
    _down(heap, 0, item)
    return least


def heappushpop(heap, item):
    if heap and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(x):
    for at in range((len(x) >> 1) - 1, -1, -1):
        _down(x, at, x[at])


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
    heapify(heap)
    while heap:
        source = heap[0]
        yield source.item
        for source.item in source.follow:
            source.rank = key(source.item) if key else source.item
            _down(heap, 0, source)
            break
        else:
            heappop(heap)


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]
