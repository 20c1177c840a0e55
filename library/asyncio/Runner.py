# SPDX-License-Identifier: MIT
"""Runner: several calls of run() on one loop."""
from asyncio.core import _loop


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = 0  # made, in use, closed

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def get_loop(self):
        if self._state == 2:
            raise RuntimeError("Runner is closed")
        self._state = 1
        return _loop

    def run(self, coro, *, context=None):
        if not hasattr(coro, "send"):
            raise ValueError("a coroutine was expected, got %r" % (coro,))
        loop = self.get_loop()
        if loop.is_running():
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return loop.run_until_complete(loop.create_task(coro))

    def close(self):
        if self._state == 1:
            _loop._cancel_all()
        self._state = 2
