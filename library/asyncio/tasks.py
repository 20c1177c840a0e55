# SPDX-License-Identifier: MIT
"""Waiting for time and for several things at once."""
from asyncio.core import CancelledError, Future, TimeoutError, _Timer, _clock, _loop, ensure_future

__all__ = ["sleep", "sleep_ms", "wait_for", "wait_for_ms", "gather", "shield", "wait", "as_completed", "timeout",
           "timeout_at", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class _Pass:
    def __await__(self):
        yield


_pass = _Pass()  # awaited, lets the others run


async def sleep_ms(t, result=None):
    if t <= 0:
        await _pass
    else:
        await _Timer(_clock.now() + t)
    return result


def sleep(delay, result=None):
    return sleep_ms(round(delay * 1000), result)


async def wait_for_ms(aw, timeout):
    task = ensure_future(aw)
    if timeout is None:
        return await task
    if timeout <= 0 and task._done:
        return task.result()
    timer = _Timer(_clock.now() + max(timeout, 0))
    timer._callbacks.append(lambda timer: timer.cancelled() or task.cancel())
    try:
        return await task
    except CancelledError as error:
        if timer.cancelled() or not timer._done:
            raise
        raise TimeoutError from error
    finally:
        timer.cancel()


def wait_for(aw, timeout):
    return wait_for_ms(aw, timeout if timeout is None else round(timeout * 1000))


class _Gathering(Future):
    def __init__(self, children, return_exceptions):
        super().__init__()
        self._children = children
        self._left = len(children)
        self._return_exceptions = return_exceptions
        self._cancel = None
        for child in children:
            child.add_done_callback(self._take)
        if not children:
            self._finish([], None)

    def _take(self, child):
        self._left -= 1
        error = child._error
        child._seen = True
        if self._done:
            return
        if error is not None and not self._return_exceptions:
            self._finish(None, error)
        elif not self._left:
            if self._cancel is not None:
                self._finish(None, self._cancel)
            else:
                self._finish([c._result if c._error is None else c._error for c in self._children], None)

    def cancel(self, msg=None):
        if self._done:
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg):
                cancelled = True
        if cancelled:
            self._cancel = CancelledError() if msg is None else CancelledError(msg)
        return cancelled


def gather(*aws, return_exceptions=False):
    known = []  # pairs: the same awaitable twice is one task
    children = []
    for aw in aws:
        for other, child in known:
            if other is aw:
                break
        else:
            child = ensure_future(aw)
            known.append((aw, child))
        children.append(child)
    return _Gathering(children, return_exceptions)


def shield(arg):
    inner = ensure_future(arg)
    outer = Future()

    def copy(inner):
        inner._seen = True
        if not outer._done:
            outer._finish(inner._result, inner._error)

    inner.add_done_callback(copy)
    return outer


async def wait(aws, *, timeout=None, return_when=ALL_COMPLETED):
    if isinstance(aws, Future) or hasattr(aws, "send"):
        raise TypeError("expect a list of futures, not %s" % type(aws).__name__)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return_when value: %s" % return_when)
    tasks = set(aws)
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    for task in tasks:
        if not isinstance(task, Future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")

    def is_enough():
        done = [task for task in tasks if task._done]
        if len(done) == len(tasks) or done and return_when == FIRST_COMPLETED:
            return True
        return return_when == FIRST_EXCEPTION and any([t._error is not None and not t.cancelled() for t in done])

    if not is_enough():
        waiter = Future() if timeout is None else _Timer(_clock.now() + round(timeout * 1000))

        def check(task):
            if not waiter._done and is_enough():
                if timeout is not None:
                    waiter.cancel()
                else:
                    waiter._finish(None, None)

        for task in tasks:
            task.add_done_callback(check)
        try:
            await waiter
        except CancelledError:
            if not is_enough():
                raise
        finally:
            for task in tasks:
                task.remove_done_callback(check)
    return {task for task in tasks if task._done}, {task for task in tasks if not task._done}


def as_completed(aws, *, timeout=None):
    tasks = [ensure_future(aw) for aw in aws]
    finished, waiting = [], []
    expired = []

    def take(task):
        finished.append(task)
        wake()

    def expire():
        expired.append(True)
        while waiting:
            wake()

    def wake():
        while waiting:
            waiter = waiting.pop(0)
            if not waiter._done:
                waiter._finish(None, None)
                return

    async def one():
        while not finished:
            if expired:
                raise TimeoutError
            waiter = Future()
            waiting.append(waiter)
            await waiter
        return finished.pop(0).result()

    for task in tasks:
        task.add_done_callback(take)
    if timeout is not None:
        _loop.call_later(timeout, expire)
    for task in tasks:
        yield one()


class Timeout:
    def __init__(self, when):
        self._when = when  # of the loop's time, or None
        self._task = self._handle = None
        self._expired = False

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._handle is not None:
            self._handle.cancel()
        self._when = when
        self._handle = None if when is None else _loop.call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = _loop._current
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancelling = self._task.cancelling()  # requests that are not this one's
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= self._cancelling and exc_type is not None and issubclass(exc_type, CancelledError):
            raise TimeoutError from exc_value
        return None


def timeout(delay):
    return Timeout(None if delay is None else _loop.time() + delay)


def timeout_at(when):
    return Timeout(when)
