# SPDX-License-Identifier: MIT
from micropython import const

_PRIVATE = const(1 << 4)
PUBLIC = const(_PRIVATE + 1)
counter = 0


class Base:
    limit = PUBLIC

    def __init__(self, v):
        self.v = v
        self.w = _PRIVATE


class Derived(Base):
    def __init__(self, v):
        super().__init__(v)
        self.more = [x * v for x in range(self.limit) if x]

    def closure(self, *args, key=None, **rest):
        def inner():
            nonlocal key
            key = self.v
            return args

        return inner


def bump(by=2, /):
    global counter
    counter += by
    return unknown, counter


async def work(source):
    async for item in source:
        async with item as x:
            await x
