# SPDX-License-Identifier: MIT
"""Queues between tasks."""
from asyncio.locks import Event, _Waiters

__all__ = ["Queue", "LifoQueue", "PriorityQueue", "QueueEmpty", "QueueFull"]


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._getters = _Waiters()
        self._putters = _Waiters()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()
        self._items = self._make()

    # What the kinds of queues differ in.
    def _make(self):
        return []

    def _take(self):
        return self._items.pop(0)

    def _add(self, item):
        self._items.append(item)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self.maxsize <= len(self._items)

    async def _wait(self, waiters, condition):
        while condition():
            try:
                await waiters._wait()
            except BaseException:
                if not condition():
                    waiters._wake()
                raise

    async def put(self, item):
        await self._wait(self._putters, self.full)
        self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._add(item)
        self._unfinished += 1
        self._finished.clear()
        self._getters._wake()

    async def get(self):
        await self._wait(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty
        item = self._take()
        self._putters._wake()
        return item

    def task_done(self):
        if not self._unfinished:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._finished.set()

    async def join(self):
        if self._unfinished:
            await self._finished.wait()


class LifoQueue(Queue):
    def _take(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _add(self, item):
        # In order; behind those that are equal.
        low, high = 0, len(self._items)
        while low < high:
            middle = (low + high) // 2
            if item < self._items[middle]:
                high = middle
            else:
                low = middle + 1
        self._items.insert(low, item)
