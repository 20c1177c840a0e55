# SPDX-License-Identifier: MIT
# modules: contextlib
# boards
# contextlib, as CPython has it.
import asyncio
import contextlib


def log(name):
    @contextlib.contextmanager
    def manager(swallow=None):
        print("enter", name)
        try:
            yield name
        except Exception as e:
            print("caught", name, type(e).__name__)
            if swallow is None or not isinstance(e, swallow):
                raise
        finally:
            print("exit", name)

    return manager


a, b = log("a"), log("b")
with a() as x, b(ValueError) as y:
    print(x, y)
    raise ValueError
try:
    with a():
        with b(KeyError):
            raise OSError(5)
except OSError as e:
    print("OSError", e.__context__)


@a()
def decorated(n):
    print("body", n)


decorated(1)
decorated(2)
with contextlib.suppress(KeyError, IndexError):
    print({}["x"])


class Thing:
    def close(self):
        print("closed")


with contextlib.closing(Thing()) as t, contextlib.nullcontext(5) as n:
    print(type(t).__name__, n)
with contextlib.ExitStack() as stack:
    print(stack.enter_context(a()), stack.callback(print, "callback", end="!\n") is print)
    stack.push(lambda *exc: print("pushed", exc[0] and exc[0].__name__) or True)
    stack.enter_context(b())
    kept = stack.pop_all()
    print("moved")
kept.close()
try:
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.callback(lambda: {}["k"])
        raise ValueError("first")
except ZeroDivisionError as e:
    chain = []
    while e is not None:
        chain.append(type(e).__name__)
        e = e.__context__
    print(chain)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


for f in (twice, never):
    try:
        with f():
            pass
    except RuntimeError as e:
        print("RuntimeError", e)


class Base(contextlib.AbstractContextManager, contextlib.ContextDecorator):
    def __exit__(self, *exc):
        print("Base exit", exc[0])


with Base() as base:
    print(base.__enter__() is base, isinstance(base, contextlib.AbstractContextManager), issubclass(int, contextlib.AbstractContextManager))


@contextlib.asynccontextmanager
async def later(name):
    await asyncio.sleep(0)
    print("aenter", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("aexit", name)


async def main():
    async with later("x") as x, contextlib.nullcontext(1) as one:
        print(x, one)
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(later("y"))
        stack.enter_context(a())

        async def bye(who):
            print("bye", who)

        stack.push_async_callback(bye, "z")
    async with contextlib.aclosing(numbers()) as ns:
        async for n in ns:
            print(n)
            break


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers end")


asyncio.run(main())
