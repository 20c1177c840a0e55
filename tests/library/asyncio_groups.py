# SPDX-License-Identifier: MIT
import asyncio


async def work(name, delay, fail=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if fail is not None:
        raise fail
    print(name, "done")
    return name


def tell(group):
    return [tell(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in group.exceptions]


async def plain():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a", 0.02), name="first")
        b = tg.create_task(work("b", 0.01))
        print(a.get_name(), a.done())
    print(a.result(), b.result(), repr(tg)[:10])
    for f in (tg.create_task, asyncio.TaskGroup().create_task):
        c = work("c", 0)
        try:
            f(c)
        except RuntimeError as e:
            print("RuntimeError", str(e).split("> ")[1])
        c.close()


async def failing():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("a", 5))
            tg.create_task(work("b", 0, ValueError("b")))
            tg.create_task(work("c", 0, TypeError("c")))
            await work("body", 5)
    except* ValueError as group:
        print("ValueError", tell(group))
    except* TypeError as group:
        print("TypeError", tell(group))
    print(asyncio.current_task().cancelling())


async def body_fails():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("a", 1))
            await asyncio.sleep(0)
            raise KeyError("body")
    except ExceptionGroup as group:
        print(group, tell(group), type(group).__name__)


async def outside():
    async def inner():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("a", 1))

    task = asyncio.create_task(inner())
    await asyncio.sleep(0.01)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as e:
        print("CancelledError", task.cancelled())


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            async def child():
                async with asyncio.TaskGroup() as tg:
                    tg.create_task(work("x", 0.01, OSError(5)))
                    tg.create_task(work("y", 1))

            outer.create_task(child())
            outer.create_task(work("z", 1))
    except BaseExceptionGroup as group:
        print(tell(group))


async def spawning():
    async with asyncio.TaskGroup() as tg:
        async def spawn(n):
            if n:
                tg.create_task(spawn(n - 1))
            print("spawn", n)

        tg.create_task(spawn(3))
    try:
        async with asyncio.timeout(0.02):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(work("slow", 1))
    except TimeoutError:
        print("TimeoutError")


async def barriers():
    barrier = asyncio.Barrier(3)

    async def party(name):
        async with barrier as position:
            print(name, position)

    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*[party(n) for n in "abc"])
    one = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    for waiting in (one, barrier.wait()):
        try:
            await waiting
        except asyncio.BrokenBarrierError as e:
            print("BrokenBarrierError", barrier.broken)
    await barrier.reset()
    print(barrier.broken, barrier.n_waiting)


for main in (plain, failing, body_fails, outside, nested, spawning, barriers):
    print("--", main.__name__)
    asyncio.run(main())
with asyncio.Runner() as runner:
    print(runner.run(work("run", 0)), runner.run(work("again", 0)))
try:
    runner.run(None)
except (ValueError, RuntimeError) as e:
    print(type(e).__name__)
