# SPDX-License-Identifier: MIT
"""What await and yield from give: what their own generator returned, or else a StopIteration that anything may have raised."""
from array import array
from collections import deque


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


async def one():
    return [1]


async def other():
    return {"k": 2}


async def both():
    return (await one())[0], (await other())["k"]


print(run(both()))


class Stops:  # an iterator of a class, whose StopIteration has a value
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self.value)

    def __await__(self):
        return self


class Passes(Stops):  # passes on what a generator returned
    def __next__(self):
        return next(self.value)


def gives(value):
    return value
    yield


def stop(x):
    raise StopIteration(x)


def outer():
    a = yield from Stops(deque([3, 4]))
    b = yield from Passes(gives(array("b", [5])))
    c = yield from map(stop, [bytearray(b"x")])
    d = yield from [0]
    return len(a), b[0], c.upper(), d


print(run(outer()))


async def awaits():
    return (await Stops(frozenset([6]))) | {7}


print(sorted(run(awaits())))


class Makes:
    def __await__(self):
        got = yield from gives(memoryview(b"yz"))
        return got


async def makes():
    return bytes((await Makes())[1:])


print(run(makes()))


def yields(kind):  # what different generators yield
    if kind:
        yield 1.5
    else:
        yield from ([x] for x in "ab")


for x in yields(True):
    print(x.is_integer())
for x in yields(False):
    x.append(1)
    print(x)


def hold():
    yield "first"
    got = yield {"second": 2}
    return got


HELD = hold()
print(next(HELD)[0])


def late():
    return (yield from HELD)


g = late()
print(next(g)["second"])
try:
    g.send((8, 9))
except StopIteration as stop:
    print(stop.value[1])


def pick(flag):
    return one() if flag else gives("text")


def mixed(flag):
    return (yield from pick(flag).__await__() if flag else pick(flag))


print(run(mixed(True))[0] + 1, run(mixed(False)).upper())


async def agen():
    yield [1, 2]


async def loops():
    return [len(x) async for x in agen()], await agen().__anext__(), await anext(agen()), await anext(agen(), None)


print(run(loops()))
