# SPDX-License-Identifier: MIT
import asyncio


async def worker(name, delay, result=None):
    print(name, "begins")
    await asyncio.sleep(delay)
    print(name, "ends")
    return result or name


async def fails(delay=0, kind=ValueError):
    await asyncio.sleep(delay)
    raise kind("failed")


async def simple():
    print(await worker("a", 0), await asyncio.sleep(0, "slept"))
    return 5


print(asyncio.run(simple()))


async def tasks():
    one = asyncio.create_task(worker("one", 0.4), name="first")
    two = asyncio.create_task(worker("two", 0.02))
    print(one.get_name(), one.done(), isinstance(one, asyncio.Task), asyncio.current_task() is one)
    print(await one, await two, one.done(), one.result(), one.exception(), one.cancelled())
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    order = []

    async def step(n):
        for i in range(3):
            order.append((n, i))
            await asyncio.sleep(0)

    await asyncio.gather(step(1), step(2), step(3))
    print(order)


asyncio.run(tasks())


async def gathering():
    print(await asyncio.gather(worker("x", 0.3), worker("y", 0.01), asyncio.sleep(0, "z")), await asyncio.gather())
    print(await asyncio.gather(fails(), worker("w", 0.01), return_exceptions=True))
    other = asyncio.create_task(worker("other", 0.2))
    try:
        await asyncio.gather(fails(), other)
    except ValueError as error:
        print("gather:", error, other.done())
    print(await other)
    same = worker("same", 0)
    print(await asyncio.gather(same, same))
    both = asyncio.gather(worker("p", 1), worker("q", 1))
    await asyncio.sleep(0)
    print(both.cancel(), both.done())
    try:
        await both
    except asyncio.CancelledError:
        print("cancelled gather")


asyncio.run(gathering())


async def careful(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("caught")
        await asyncio.sleep(0)
        raise
    finally:
        log.append("finally")


async def stubborn():
    while True:
        try:
            return await asyncio.sleep(0.02, "survived")
        except asyncio.CancelledError:
            print("ignored")


async def cancelling():
    log = []
    task = asyncio.create_task(careful(log))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", log, task.cancelled(), task.cancel())
    task = asyncio.create_task(careful(log))
    task.cancel()  # before it began
    try:
        await task
    except asyncio.CancelledError:
        print("never began", len(log))
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())

    async def outer():
        await worker("inner", 10)

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as error:
        print("through two", error.args)
    try:
        task.result()
    except asyncio.CancelledError:
        print("result raises")
    # A task that waits for another: both are cancelled.
    inner = asyncio.create_task(asyncio.sleep(10))

    async def wait_for_inner():
        await inner

    task = asyncio.create_task(wait_for_inner())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), inner.cancelled())
    # shield protects.
    inner = asyncio.create_task(worker("shielded", 0.01))

    async def protect():
        await asyncio.shield(inner)

    task = asyncio.create_task(protect())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), inner.cancelled(), await inner)


asyncio.run(cancelling())


async def timeouts():
    print(await asyncio.wait_for(worker("quick", 0.01), 5), await asyncio.wait_for(worker("none", 0), None))
    log = []
    try:
        await asyncio.wait_for(careful(log), 0.02)
    except asyncio.TimeoutError as error:
        print("timeout", log, error.args)
    try:
        await asyncio.wait_for(fails(), 1)
    except ValueError as error:
        print("wait_for:", error)
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.sleep(10)
    except TimeoutError:
        print("scope", scope.expired())
    async with asyncio.timeout(1) as scope:
        print("in time", await asyncio.sleep(0, 1))
    print(scope.expired())
    task = asyncio.create_task(asyncio.wait_for(careful(log), 10))
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled", log[-2:])


asyncio.run(timeouts())


async def until(event, result):
    await event.wait()
    return result


async def waiting():
    event = asyncio.Event()
    slow, quick = asyncio.create_task(until(event, "slow")), asyncio.create_task(worker("quick", 0))
    done, pending = await asyncio.wait([slow, quick], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], pending == {slow})
    done, pending = await asyncio.wait([slow, quick], timeout=0.001)
    print(len(done), len(pending))
    event.set()
    done, pending = await asyncio.wait([slow, quick])
    print(len(done), len(pending))
    event.clear()
    bad, slow = asyncio.create_task(fails()), asyncio.create_task(until(event, "v"))
    done, pending = await asyncio.wait([bad, slow], return_when=asyncio.FIRST_EXCEPTION)
    print(done == {bad}, len(pending), repr(bad.exception()))
    for next_one in asyncio.as_completed([until(event, "c"), worker("d", 0)]):
        print("completed", await next_one)
        event.set()
    print(await slow)


asyncio.run(waiting())


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    log = []
    future.add_done_callback(lambda f: log.append(f.result()))
    loop.call_soon(future.set_result, 7)
    print(await future, log, future.done())
    await asyncio.sleep(0)
    print(log)
    for wrong in (lambda: future.set_result(1), lambda: loop.create_future().result()):
        try:
            wrong()
        except asyncio.InvalidStateError as error:
            print(error)
    loop.call_later(0.2, log.append, "later")
    loop.call_later(0.01, log.append, "sooner")
    loop.call_later(0.01, log.append, "not").cancel()
    await asyncio.sleep(0.3)
    print(log)


asyncio.run(futures())


async def leaves_one():
    asyncio.create_task(careful(left))
    await asyncio.sleep(0)


left = []
asyncio.run(leaves_one())
print(left)
for wrong in (5, worker):
    try:
        asyncio.run(wrong)
    except (TypeError, ValueError) as error:
        print("run:", type(error).__name__)
try:
    asyncio.run(fails(kind=KeyError))
except KeyError as error:
    print("run:", repr(error))


async def nested():
    inner = worker("n", 0)
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        print(error)
    inner.close()


asyncio.run(nested())


class Awaitable:
    def __await__(self):
        yield
        return "awaited"


async def other_awaitables():
    print(await Awaitable(), await asyncio.gather(Awaitable()), await asyncio.ensure_future(Awaitable()))


asyncio.run(other_awaitables())
