# SPDX-License-Identifier: MIT
"""The event loop, futures and tasks. A coroutine that waits yields the future it waits for, or None to let the others
run; the task then is among the future's callbacks, or behind the others in the queue."""
import sys as _sys
import time as _time
from collections import deque as _deque

__all__ = ["CancelledError", "InvalidStateError", "TimeoutError", "Future", "Task", "Handle", "Loop", "get_event_loop",
           "get_running_loop", "new_event_loop", "set_event_loop", "run", "create_task", "ensure_future",
           "current_task", "all_tasks", "iscoroutine", "isfuture"]

TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


# ---- time ----

class _Clock:
    """Milliseconds that do not wrap around, unlike ticks: since they were first asked for. The clock is not read when the
    module is imported, so that an image has it ready-made."""

    def __init__(self):
        self.ticks = None
        self.ms = 0

    def now(self):
        ticks = _time.ticks_ms()
        if self.ticks is not None:
            self.ms += _time.ticks_diff(ticks, self.ticks)
        self.ticks = ticks
        return self.ms


_clock = _Clock()


# ---- what the loop runs ----

class Handle:
    """A call to be made."""

    def __init__(self, callback, args, when=None):
        self._callback = callback
        self._args = args
        self._when = when

    def _run(self):
        if self._callback is None:
            return
        try:
            self._callback(*self._args)
        except Exception as error:
            _loop.call_exception_handler({"message": "Exception in callback", "exception": error, "handle": self})

    def cancel(self):
        self._callback = None
        _forget_timer(self)

    def cancelled(self):
        return self._callback is None

    def when(self):
        return self._when / 1000


class Future:
    _cancelling = False

    def __init__(self, *, loop=None):
        self._done = False
        self._result = self._error = None
        self._callbacks = []  # functions and tasks

    def done(self):
        return self._done

    def cancelled(self):
        return self._done and isinstance(self._error, CancelledError)

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        self._seen = True
        if isinstance(self._error, CancelledError):
            raise self._error
        return self._error

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        self._seen = True
        if self._error is not None:
            raise self._error
        return self._result

    def add_done_callback(self, callback, *, context=None):
        if self._done:
            _ready.append(Handle(callback, (self,)))
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        kept = [known for known in self._callbacks if known != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception() if isinstance(exception, type) else exception)

    def cancel(self, msg=None):
        if self._done:
            return False
        self._finish(None, CancelledError() if msg is None else CancelledError(msg))
        return True

    def _finish(self, result, error):
        if self._done:
            raise InvalidStateError("invalid state")
        self._done = True
        self._result, self._error = result, error
        for callback in self._callbacks:
            _ready.append(callback if isinstance(callback, Task) else Handle(callback, (self,)))
        self._callbacks = ()

    def get_loop(self):
        return _loop

    def __await__(self):
        while not self._done:
            yield self
        return self.result()

    __iter__ = __await__


class _Timer(Future):
    """A future that is done at a time."""

    def __init__(self, when):
        super().__init__()
        self._when = when
        _add_timer(self)

    def _run(self):
        if not self._done:
            self._finish(None, None)

    def cancel(self, msg=None):
        _forget_timer(self)
        return super().cancel(msg)


class Task(Future):
    _count = 0

    def __init__(self, coro, *, loop=None, name=None):
        super().__init__()
        if name is None:
            Task._count += 1
            name = "Task-%d" % Task._count
        self._coro = coro
        self._name = str(name)
        self._waits = None  # the future it waits for
        self._cancel = None  # to be thrown into it
        self._requests = 0
        self._seen = False
        _tasks[self] = None
        _ready.append(self)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self._done:
            return False
        self._requests += 1
        if self._waits is None or not self._waits.cancel(msg):
            self._cancel = CancelledError() if msg is None else CancelledError(msg)
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        self._requests = max(self._requests - 1, 0)
        return self._requests

    def _run(self):
        if self._done:
            return
        thrown, self._cancel, self._waits = self._cancel, None, None
        outer, _loop._current = _loop._current, self
        try:
            waits = self._coro.send(None) if thrown is None else self._coro.throw(thrown)
        except StopIteration as stop:
            self._end(stop.value, None)
        except (KeyboardInterrupt, SystemExit) as error:
            self._end(None, error)
            raise
        except BaseException as error:
            self._end(None, error)
        else:
            if waits is None:
                _ready.append(self)
            elif not isinstance(waits, Future) or waits is self:
                self._cancel = RuntimeError("Task cannot await on itself" if waits is self else
                                            "Task got bad yield: %r" % (waits,))
                _ready.append(self)
            elif waits._done:
                _ready.append(self)
            else:
                waits._callbacks.append(self)
                self._waits = waits
                if self._cancel is not None and waits.cancel():
                    self._cancel = None
        finally:
            _loop._current = outer

    def _end(self, result, error):
        del _tasks[self]
        if error is not None and not self._callbacks and not isinstance(error, CancelledError):
            _ready.append(Handle(self._tell, ()))
        self._finish(result, error)

    def _tell(self):
        """Nobody was there for the exception, nor came in the meantime."""
        if not self._seen:
            _loop.call_exception_handler(
                {"message": "Task exception was never retrieved", "exception": self._error, "future": self})

    def __repr__(self):
        return "<Task %s name=%r>" % (
            "pending" if not self._done else "cancelled" if self.cancelled() else "finished", self._name)


# ---- the loop ----

_ready = _deque()  # things with _run
_timers = []  # things with _when and _run, the next one last
_flags = []  # ThreadSafeFlags that are waited for
_tasks = {}  # that are not done, in the order they were made
_IDLE_MS = 10  # how long to sleep when only an interrupt can end the wait


def _add_timer(timer):
    low, high = 0, len(_timers)
    while low < high:
        middle = (low + high) // 2
        if timer._when < _timers[middle]._when:
            low = middle + 1
        else:
            high = middle
    _timers.insert(low, timer)


def _forget_timer(timer):
    for i, known in enumerate(_timers):
        if known is timer:
            del _timers[i]
            return


class Loop:
    def __init__(self):
        self._current = None
        self._running = self._stopping = False
        self._handler = None

    def _turn(self):
        """Runs what is ready, after waiting for it if nothing is."""
        now = wait = 0
        if _timers or not _ready:
            now = _clock.now()
            if not _ready:
                wait = _IDLE_MS if not _timers else _timers[-1]._when - now
                if _flags and wait > 1:
                    wait = 1
        _time.sleep_ms(wait if wait < 1 << 20 else 1 << 20)  # what micropython.schedule() was given runs in it
        if wait > 0:
            now = _clock.now()
        while _timers and _timers[-1]._when <= now:
            _ready.append(_timers.pop())
        if _flags:
            for flag in _flags[:]:
                flag._poll()
        for i in range(len(_ready)):
            _ready.popleft()._run()

    def _run(self, until):
        if self._running:
            raise RuntimeError("This event loop is already running")
        self._running = True
        try:
            while not self._stopping and not (until and until._done):
                self._turn()
        finally:
            self._running = self._stopping = False

    def _cancel_all(self):
        left = list(_tasks)
        for task in left:
            task.cancel()
        for task in left:
            if not task._done:  # it may have ended in the turns of one before it
                task._callbacks.append(_nothing)
                self._run(task)
            if task._error is not None and not task.cancelled():
                self.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                             "exception": task._error, "task": task})

    def run_forever(self):
        self._run(None)

    def run_until_complete(self, future):
        future = ensure_future(future)
        future._callbacks.append(_nothing)  # its exception is taken below
        self._run(future)
        if not future._done:
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        pass

    def is_running(self):
        return self._running

    def is_closed(self):
        return False

    def time(self):
        return _clock.now() / 1000

    def create_future(self):
        return Future()

    def create_task(self, coro, *, name=None, context=None):
        return create_task(coro, name=name)

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        _ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(_clock.now() / 1000 + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        handle = Handle(callback, args, round(when * 1000))
        _add_timer(handle)
        return handle

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        _sys.stderr.write("%s\n" % context["message"])
        if context.get("future") is not None:
            _sys.stderr.write("future: %r\n" % context["future"])
        if context.get("exception") is not None:
            _sys.print_exception(context["exception"], _sys.stderr)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)


def _nothing(future):
    pass


_loop = Loop()


def get_event_loop():
    return _loop


def get_running_loop():
    if not _loop._running:
        raise RuntimeError("no running event loop")
    return _loop


def set_event_loop(loop):
    pass


def new_event_loop():
    """The loop, with nothing to do."""
    while _ready:
        _ready.pop()
    _timers.clear()
    _flags.clear()
    _tasks.clear()
    return _loop


def run(main, *, debug=None):
    if _loop._running:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError("a coroutine was expected, got %r" % (main,))
    try:
        return _loop.run_until_complete(Task(main))
    finally:
        _loop._cancel_all()


def create_task(coro, *, name=None, context=None):
    if not iscoroutine(coro):
        raise TypeError("a coroutine was expected, got %r" % (coro,))
    return Task(coro, name=name)


def ensure_future(awaitable, *, loop=None):
    if isinstance(awaitable, Future):
        return awaitable
    if iscoroutine(awaitable):
        return Task(awaitable)
    if hasattr(awaitable, "__await__"):
        return Task(_wrap(awaitable))
    raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")


async def _wrap(awaitable):
    return await awaitable


def current_task(loop=None):
    if not _loop._running:
        raise RuntimeError("no running event loop")
    return _loop._current


def all_tasks(loop=None):
    return set(_tasks)


def iscoroutine(obj):
    return hasattr(obj, "send") and hasattr(obj, "throw")


def isfuture(obj):
    return isinstance(obj, Future)
