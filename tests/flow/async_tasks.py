# SPDX-License-Identifier: MIT
"""Values that get from task to task through asyncio, each of a type of its own."""
import asyncio
from array import array
from collections import OrderedDict, deque


class Failed(Exception):
    def __init__(self, where):
        super().__init__(where)
        self.where = where


async def gives(value):
    await asyncio.sleep(0)
    return value


async def fails():
    await asyncio.sleep(0)
    raise Failed(bytearray(b"pq"))


async def waits(out):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        out.append(error.args)
        raise


def called(future):
    print(future.result()["k"].upper())


def soon(a, b):
    print(a.maxlen, b)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(gives({"k": "v"}))
    task.add_done_callback(called)
    await task
    for x in await asyncio.create_task(gives({3})):
        print(x)
    a, b = await asyncio.gather(gives(array("b", [4])), fails(), return_exceptions=True)
    print(a.itemsize, b.where[:1], b.__class__.__name__)
    loop.call_soon(soon, deque((), 2), 1)
    out = []
    task = asyncio.create_task(waits(out))
    await asyncio.sleep(0)
    task.cancel("because")
    try:
        await task
    except asyncio.CancelledError:
        pass
    print(out[0][0].title())
    try:
        await fails()
    except Failed as error:
        error.where.extend(b"r")
        print(error.where)
    future = loop.create_future()
    loop.call_soon(future.set_result, OrderedDict(z=1))
    print((await future).popitem())
    future = loop.create_future()
    loop.call_soon(future.set_exception, Failed(frozenset("s")))
    try:
        await future
    except Failed as error:
        print(error.where | {"s"} == {"s"})
    queue = asyncio.Queue()
    queue.put_nowait(range(3))
    for x in await queue.get():
        print(x)
    print((await asyncio.wait_for(gives(1.5), 5)).is_integer())
    for next_done in asyncio.as_completed([gives(b"bytes")]):
        print((await next_done)[1:3])
    print((await asyncio.shield(gives(1j))).imag)
    done, pending = await asyncio.wait([asyncio.create_task(gives(memoryview(b"m")))])
    print([t.result().nbytes for t in done], pending)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print("late")
    return slice(1, 2)


print(asyncio.run(main()).stop)
