# SPDX-License-Identifier: MIT
"""What tasks wait for: events, locks, semaphores, conditions, flags that an interrupt sets."""
from asyncio.core import CancelledError, Future, _flags

__all__ = ["Event", "Lock", "Semaphore", "BoundedSemaphore", "Condition", "ThreadSafeFlag"]


class _Waiters:
    """Futures of waiting tasks, the one that waits longest first."""

    def __init__(self):
        self._waiters = []

    async def _wait(self):
        future = Future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake(self, n=1):
        """Wakes the first n that were not woken yet."""
        for future in self._waiters:
            if n and not future._done:
                n -= 1
                future._finish(True, None)


class Event(_Waiters):
    def __init__(self):
        super().__init__()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._wait()
        return True


class _Acquired(_Waiters):
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc_value, traceback):
        self.release()


class Semaphore(_Acquired):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def locked(self):
        return self._value == 0

    async def acquire(self):
        # Nobody waits while the value is positive: who is woken has been given its turn, which is counted already.
        if self._value > 0:
            self._value -= 1
            return True
        future = Future()
        self._waiters.append(future)
        try:
            await future
        except CancelledError:
            if not future.cancelled():  # it had the turn already
                self._value += 1
                self._pass_on()
            raise
        finally:
            self._waiters.remove(future)
        return True

    def release(self):
        self._value += 1
        self._pass_on()

    def _pass_on(self):
        for future in self._waiters:
            if not future._done:
                self._value -= 1
                future._finish(True, None)
                return


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Lock(Semaphore):
    def __init__(self):
        super().__init__(1)
        self._held = 0

    def locked(self):
        return self._held > 0

    async def acquire(self):
        await super().acquire()
        self._held = 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("Lock is not acquired.")
        self._held = 0
        super().release()


class Condition(_Acquired):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self.locked = self._lock.locked

    def _check(self, what):
        if not self._lock.locked():
            raise RuntimeError("cannot %s on un-acquired lock" % what)

    async def wait(self):
        self._check("wait")
        self.release()
        try:
            await self._wait()
            return True
        finally:
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        self._check("notify")
        self._wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))


class ThreadSafeFlag:
    """One task may wait for it, and an interrupt or another thread may set it."""

    def __init__(self):
        self._state = False
        self._future = None

    def set(self):
        self._state = True

    def clear(self):
        self._state = False

    def _poll(self):
        if self._state and not self._future._done:
            self._future._finish(None, None)

    async def wait(self):
        if not self._state:
            self._future = Future()
            _flags.append(self)
            try:
                await self._future
            finally:
                _flags.remove(self)
        self._state = False
