# SPDX-License-Identifier: MIT
"""Streams that tasks read and write without stopping the others. Underneath is any object with read, readinto or write
whose ioctl answers a poll request, as select.poll asks it; one without is taken to be always ready."""
from asyncio.core import Future, _flags

try:
    from select import poll as _poll
except ImportError:
    _poll = None

_POLL_REQUEST, _READ, _WRITE = 3, 1, 4


class IncompleteReadError(EOFError):
    """The stream ended too early: partial holds what there was of expected octets."""

    def __init__(self, partial, expected):
        super().__init__("%d bytes read on a total of %s expected bytes"
                         % (len(partial), "undefined" if expected is None else expected))
        self.partial = partial
        self.expected = expected


class _Waiting:
    """A task that waits for a stream: the loop asks it each turn."""

    def __init__(self, stream, events):
        self._future = Future()
        self._stream, self._events = stream, events
        self._poller = None
        if _poll is not None and not hasattr(stream, "ioctl"):
            self._poller = _poll()
            self._poller.register(stream, events)

    def _is_ready(self):
        if self._poller is not None:
            try:
                return self._poller.poll(0)
            except OSError:  # it cannot be asked
                return True
        return self._stream.ioctl(_POLL_REQUEST, self._events)

    def _poll(self):
        if not self._future._done:
            try:
                if self._is_ready():
                    self._future._finish(None, None)
            except Exception as error:
                self._future._finish(None, error)


async def _ready(stream, events):
    if _poll is None and not hasattr(stream, "ioctl"):
        return
    waiting = _Waiting(stream, events)
    if waiting._is_ready():
        return
    _flags.append(waiting)
    try:
        await waiting._future
    finally:
        _flags.remove(waiting)


class Stream:
    """Reader and writer of one stream."""

    def __init__(self, s, e={}):
        self.s = s
        self.e = e
        self.out_buf = b""
        self._ahead = b""  # read, and not asked for yet
        self._ended = self._closing = False

    def get_extra_info(self, name, default=None):
        return self.e.get(name, default)

    # ---- reading ----

    async def _more(self, n=64):
        """At most n octets; none at the end."""
        if self._ahead:
            data, self._ahead = self._ahead[:n], self._ahead[n:]
            return data
        while True:
            await _ready(self.s, _READ)
            data = self.s.read(n)
            if data is not None:
                self._ended = self._ended or not data
                return data

    async def read(self, n=-1):
        if n >= 0:
            return await self._more(n) if n else b""
        parts = []
        while True:
            data = await self._more()
            if not data:
                return b"".join(parts)
            parts.append(data)

    async def readinto(self, buf):
        if self._ahead:
            data = await self._more(len(buf))
            buf[:len(data)] = data
            return len(data)
        while True:
            await _ready(self.s, _READ)
            n = self.s.readinto(buf)
            if n is not None:
                self._ended = self._ended or not n
                return n

    async def readexactly(self, n):
        data = b""
        while len(data) < n:
            part = await self._more(n - len(data))
            if not part:
                raise IncompleteReadError(data, n)
            data += part
        return data

    async def readuntil(self, separator=b"\n"):
        data = b""
        while True:
            part = await self._line(separator)
            if not part:
                raise IncompleteReadError(data, None)
            data += part
            at = data.find(separator)
            if at >= 0:
                at += len(separator)
                self._ahead = data[at:] + self._ahead
                return data[:at]

    async def _line(self, separator):
        """Some octets, at best up to the separator."""
        if self._ahead or not hasattr(self.s, "readline") or separator != b"\n":
            return await self._more()
        while True:
            await _ready(self.s, _READ)
            data = self.s.readline()
            if data is not None:
                self._ended = self._ended or not data
                return data

    async def readline(self):
        try:
            return await self.readuntil()
        except IncompleteReadError as error:
            return error.partial

    def at_eof(self):
        return self._ended and not self._ahead

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    # ---- writing ----

    def write(self, buf):
        """Writes what can be written at once; drain() the rest."""
        if not self.out_buf and (hasattr(self.s, "ioctl") and self.s.ioctl(_POLL_REQUEST, _WRITE)):
            n = self.s.write(buf)
            buf = buf[n or 0:]
        self.out_buf += buf

    def writelines(self, data):
        self.write(b"".join(data))

    async def drain(self):
        while self.out_buf:
            await _ready(self.s, _WRITE)
            n = self.s.write(self.out_buf)
            if n:
                self.out_buf = self.out_buf[n:]

    async def awrite(self, buf):
        self.write(buf)
        await self.drain()

    # ---- the end ----

    def close(self):
        self._closing = True

    def is_closing(self):
        return self._closing

    async def wait_closed(self):
        await self.drain()
        self.s.close()

    aclose = wait_closed

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        self.close()
        await self.wait_closed()
