# SPDX-License-Identifier: MIT
"""Locals without names, of async with, match, except* and comprehensions, share places; what is in them comes by all ways there
are: loops, finally clauses, handlers, a generator that waits at boot."""
from array import array
from collections import deque


class Manager:
    def __init__(self, value):
        self.value = value

    async def __aenter__(self):
        return self.value

    async def __aexit__(self, kind, error, traceback):
        print(kind.__name__ if kind else None, error)
        return kind is KeyError


class Other(Manager):
    async def __aexit__(self, kind, error, traceback):
        print("other", kind and kind("again").args)


def run(coro):
    try:
        coro.send(None)
    except StopIteration as stop:
        return stop.value


async def managers(n):
    for i in range(3):
        try:
            async with Manager([i, n]) as x:
                if i == n:
                    continue
                async with Other({i: n}) as y:
                    if y[i] == 2 and i:
                        break
                    raise KeyError(x[0])
        finally:
            match (i, n):
                case (0, b):
                    print("zero", b)
                case [a, _]:
                    print([q for q in (a, array("b", [a]))])
    return x


print(run(managers(0)), run(managers(1)), run(managers(2)))


def groups(make):
    try:
        raise ExceptionGroup("g", [make("a"), TypeError(deque([1]))])
    except* ValueError as error:
        print([e.args for e in error.exceptions])
    except* TypeError as error:
        print(len(error.exceptions[0].args[0]))
    return {k: v for k, v in [(1, b"x")]}


print(groups(ValueError))


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def matches(subject):
    match subject:
        case {"k": [first, *rest], **others}:
            return first + len(rest), others
        case Point(x, Point(y=z)):
            return x.append(z), x
        case str() | bytes() as text:
            return text + text
        case [Point(a, b), *_] if a > b:
            return divmod(a, b)
    return [s for s in (t for t in subject)]


for subject in ({"k": [1.5, 2], "m": None}, Point([], Point(1, "z")), "s", b"b", [Point(7, 2)], range(2)):
    print(matches(subject))


async def waits():
    async for x in steps():
        match [x]:
            case [(y, _)]:
                got = yield y
                print(y, [g for g in got])


async def steps():
    async with Manager(bytearray(b"ab")) as b:
        yield b, 1
        b[0] += 1
        yield b, 2


def step(awaited):
    try:
        awaited.send(None)
    except StopIteration as stop:
        return stop.value


WAITING = waits()
print(step(WAITING.__anext__()))
print(step(WAITING.asend((1, 2))), step(WAITING.asend("cd")) if False else None)
