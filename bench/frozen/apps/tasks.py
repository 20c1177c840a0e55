# SPDX-License-Identifier: MIT
"""asyncio: a sensor, a consumer with a queue of its own, a blinking task that ends by an event."""
import asyncio


class Queue:
    def __init__(self):
        self.items = []
        self.filled = asyncio.Event()

    def put(self, item):
        self.items.append(item)
        self.filled.set()

    async def get(self):
        while not self.items:
            self.filled.clear()
            await self.filled.wait()
        return self.items.pop(0)


async def sensor(queue, count):
    for i in range(count):
        await asyncio.sleep(0.01)
        queue.put((i, i * i % 7))
    queue.put(None)


async def consumer(queue, done):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            break
        total += item[1]
        print("sample %d: %d" % item)
    done.set()
    return total


async def blink(done):
    turns = 0
    while not done.is_set():
        turns += 1
        await asyncio.sleep(0.005)
    return turns > 0


async def main():
    queue, done = Queue(), asyncio.Event()
    print(await asyncio.gather(sensor(queue, 8), consumer(queue, done), blink(done)))


asyncio.run(main())
