# SPDX-License-Identifier: MIT
# What programs for MicroPython use and CPython does not have.
import asyncio
import micropython
import sys

log = []


async def blink(name, ms, n):
    for i in range(n):
        log.append(name)
        await asyncio.sleep_ms(ms)


async def main():
    asyncio.create_task(blink("a", 50, 2))
    await blink("b", 300, 2)
    print(log)
    # expect: ['b', 'a', 'a', 'b']
    flag = asyncio.ThreadSafeFlag()

    async def wait_for_flag():
        await flag.wait()
        return "flag"

    task = asyncio.create_task(wait_for_flag())
    await asyncio.sleep_ms(1)
    print(task.done())
    # expect: False
    micropython.schedule(lambda flag: flag.set(), flag)
    print(await task)
    # expect: flag
    flag.set()
    await flag.wait()
    try:
        await asyncio.wait_for_ms(asyncio.sleep_ms(1000), 5)
    except asyncio.TimeoutError:
        print("TimeoutError")
    # expect: TimeoutError
    return 7


loop = asyncio.get_event_loop()
print(loop.run_until_complete(main()))
# expect: 7


async def stops():
    await asyncio.sleep_ms(2)
    loop.stop()


loop.create_task(stops())
loop.run_forever()
print("stopped")
# expect: stopped


async def fails():
    raise ValueError("nobody waits")


def handler(loop, context):
    print(context["message"], repr(context["exception"]))


async def unnoticed():
    asyncio.get_event_loop().set_exception_handler(handler)
    asyncio.create_task(fails())
    await asyncio.sleep_ms(1)


asyncio.run(unnoticed())
# expect: Task exception was never retrieved ValueError('nobody waits')
