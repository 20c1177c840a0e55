# SPDX-License-Identifier: MIT
"""Locks of the one thread there is. To wait for a lock that is held would be for ever, and raises RuntimeError."""

TIMEOUT_MAX = 4294967.0
error = RuntimeError


def get_ident():
    return 1


def start_new_thread(function, args, kwargs={}):
    raise RuntimeError("can't start new thread")


class LockType:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked:
            if blocking and timeout < 0:
                raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
            return False
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    __enter__ = acquire

    def __exit__(self, *exc_info):
        self.release()


allocate_lock = LockType


class RLock:
    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    __enter__ = acquire

    def __exit__(self, *exc_info):
        self.release()
