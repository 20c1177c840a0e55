# SPDX-License-Identifier: MIT
# asyncio is there when the image starts: only what runs the loop is left.
# boot: 27
# fewer: 0.25
import asyncio

EVENTS = {name: asyncio.Event() for name in ("start", "stop")}
LOCK = asyncio.Lock()


async def worker(n):
    await EVENTS["start"].wait()
    async with LOCK:
        print("worker", n)
    if n == 2:
        EVENTS["stop"].set()


async def main():
    tasks = [asyncio.create_task(worker(n)) for n in range(3)]
    print("begin", len(tasks))
    EVENTS["start"].set()
    await EVENTS["stop"].wait()
    print("end", asyncio.get_running_loop().time() < 60)


asyncio.run(main())
