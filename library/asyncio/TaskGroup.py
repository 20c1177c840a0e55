# SPDX-License-Identifier: MIT
"""TaskGroup: tasks that end together. When one fails, the others are cancelled, and the errors come out of `async with`
as a group."""
from asyncio.core import CancelledError, Future, _loop, create_task


class TaskGroup:
    def __init__(self):
        self._parent = None  # the task that entered it
        self._tasks = {}  # that are not done
        self._errors = []
        self._base_error = None
        self._exiting = self._aborting = False
        self._parent_cancelled = False  # by the group, to get it here
        self._waiter = None

    def __repr__(self):
        return "<TaskGroup%s%s%s>" % (" tasks=%d" % len(self._tasks) if self._tasks else "",
                                      " errors=%d" % len(self._errors) if self._errors else "",
                                      " cancelling" if self._aborting else " entered" if self._parent else "")

    async def __aenter__(self):
        if self._parent is not None:
            raise RuntimeError("TaskGroup %r has been already entered" % (self,))
        self._parent = _loop._current
        if self._parent is None:
            raise RuntimeError("TaskGroup %r cannot determine the parent task" % (self,))
        return self

    def create_task(self, coro, *, name=None, context=None):
        if self._parent is None:
            raise RuntimeError("TaskGroup %r has not been entered" % (self,))
        if self._exiting and not self._tasks:
            raise RuntimeError("TaskGroup %r is finished" % (self,))
        if self._aborting:
            raise RuntimeError("TaskGroup %r is shutting down" % (self,))
        task = create_task(coro, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._on_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            task.cancel()

    def _on_done(self, task):
        del self._tasks[task]
        if self._waiter is not None and not self._tasks and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            _loop.call_exception_handler({
                "message": "Task %r has errored out but its parent task %r is already completed" % (task, self._parent),
                "exception": error, "task": task})
        elif not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()

    async def __aexit__(self, exc_type, exc, traceback):
        self._exiting = True
        if isinstance(exc, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = exc
        cancelled = exc if exc_type is not None and issubclass(exc_type, CancelledError) else None
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None  # it was the group's own
        if exc_type is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = Future()
            try:
                await self._waiter
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._waiter = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if exc_type is not None and not issubclass(exc_type, CancelledError):
            self._errors.append(exc)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
