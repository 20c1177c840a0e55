# SPDX-License-Identifier: MIT
"""Barrier: tasks that wait until enough of them wait."""
from asyncio.BrokenBarrierError import BrokenBarrierError
from asyncio.locks import Condition


class Barrier:
    _FILLING, _DRAINING, _RESETTING, _BROKEN = "filling", "draining", "resetting", "broken"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition()
        self._parties = parties
        self._state = self._FILLING
        self._count = 0

    def __repr__(self):
        return "<Barrier [%s, waiters:%d/%d]>" % (self._state, self.n_waiting, self._parties)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc_info):
        pass

    async def wait(self):
        async with self._condition:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = self._DRAINING
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(lambda: self._state != self._FILLING)
                    if self._state in (self._BROKEN, self._RESETTING):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                self._leave()

    async def _block(self):
        await self._condition.wait_for(lambda: self._state not in (self._DRAINING, self._RESETTING))
        if self._state == self._BROKEN:
            raise BrokenBarrierError("Barrier aborted")

    def _leave(self):
        if self._count == 0:
            if self._state in (self._RESETTING, self._DRAINING):
                self._state = self._FILLING
            self._condition.notify_all()

    async def reset(self):
        async with self._condition:
            if self._count > 0:
                self._state = self._RESETTING
            else:
                self._state = self._FILLING
            self._condition.notify_all()

    async def abort(self):
        async with self._condition:
            self._state = self._BROKEN
            self._condition.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        return self._state == self._BROKEN
