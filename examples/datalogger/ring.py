# SPDX-License-Identifier: MIT
"""A ring buffer for records of one size. When it is full the oldest record makes room."""


class RingBuffer:
    def __init__(self, size):
        self._data = bytearray(size)
        self._start = 0
        self._used = 0
        self.dropped = 0

    def __len__(self):
        return self._used

    def __bool__(self):
        return self._used > 0

    @property
    def size(self):
        return len(self._data)

    def push(self, chunk):
        if len(chunk) > self.size:
            raise ValueError("chunk of %d bytes does not fit in %d" % (len(chunk), self.size))
        while self._used + len(chunk) > self.size:
            self.pop(len(chunk))
            self.dropped += 1
        end = (self._start + self._used) % self.size
        first = min(len(chunk), self.size - end)
        self._data[end : end + first] = chunk[:first]
        self._data[: len(chunk) - first] = chunk[first:]
        self._used += len(chunk)

    def pop(self, count):
        if count > self._used:
            raise IndexError("ring buffer is empty")
        taken = self._peek(count)
        self._start = (self._start + count) % self.size
        self._used -= count
        return taken

    def _peek(self, count):
        end = self._start + count
        if end <= self.size:
            return bytes(self._data[self._start : end])
        return bytes(self._data[self._start :] + self._data[: end - self.size])

    def snapshot(self):
        """All that is stored, oldest first."""
        return self._peek(self._used)
