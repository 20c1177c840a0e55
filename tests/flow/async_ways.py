# SPDX-License-Identifier: MIT
"""Each way by which a value gets into asynchronous code or out of it has a type of its own, which nothing else uses."""
from array import array
from collections import OrderedDict, deque


class Sent:  # what is sent to a coroutine, by way of an awaitable written as a generator
    def __await__(self):
        got = yield (1, 2)
        return [x for x in got]


async def sent():
    return await Sent()


coro = sent()
for x in coro.send(None):
    print(x)
try:
    coro.send(deque([3, 4]))
except StopIteration as stop:
    print(len(stop.value))


class Caught(Exception):
    def __init__(self, what):
        self.what = what


class Waits:
    def __await__(self):
        while True:
            try:
                yield
            except Caught as error:
                return error.what


async def thrown():
    return await Waits()


coro = thrown()
coro.send(None)
try:
    coro.throw(Caught(bytearray(b"ab")))
except StopIteration as stop:
    stop.value.append(1)
    print(stop.value[1:])


class ByClass(Exception):
    flags = {"a", "b"}


async def thrown_class():
    try:
        await Waits()
    except ByClass as error:
        return sorted(error.flags)


coro = thrown_class()
coro.send(None)
try:
    coro.throw(ByClass)
except StopIteration as stop:
    print(stop.value)


class Steps:  # an iterator of a class, whose StopIteration has the result
    def __init__(self):
        self.left = 2

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration(array("h", [5, 6]))
        self.left -= 1
        return range(self.left)

    def send(self, value):
        return value.real + 1j

    def throw(self, error):
        raise StopIteration(memoryview(b"xyz"))

    def close(self):
        print("closed")


async def steps():
    result = await Steps()
    for x in result:
        print(x)
    return result.itemsize


coro = steps()
for x in coro.send(None):
    print(x)
print(len(coro.send(None)), coro.send(2.5).imag)
try:
    coro.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)
coro = steps()
coro.send(None)
coro.close()


def delegate():
    result = yield from Steps()
    return result[0]


print([len(x) for x in delegate()])


async def items():
    try:
        got = yield OrderedDict(a=1)
        got.discard(1)
        print(got)
        yield frozenset((7,))
    finally:
        await Sent2()


class Sent2:
    def __await__(self):
        yield from ()


async def use():
    agen = items()
    first = await agen.__anext__()
    print(list(first.items()))
    second = await agen.asend({1, 2})
    print(7 in second)
    await agen.aclose()
    agen = items()
    await anext(agen)
    try:
        await agen.athrow(KeyError, "k")
    except KeyError as error:
        print(error.args)
    print((await anext(empty(), b"none"))[0])


async def empty():
    if False:
        yield


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


run(use())
