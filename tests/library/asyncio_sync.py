# SPDX-License-Identifier: MIT
import asyncio
from asyncio import Event, Lock, Queue, Semaphore, BoundedSemaphore, Condition, LifoQueue, PriorityQueue


async def events():
    event = Event()

    async def waiter(n):
        print("wait", n)
        print("woken", n, await event.wait())

    tasks = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    print(event.is_set())
    event.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in tasks], tasks[1].cancelled(), await event.wait())
    event.clear()
    print(event.is_set())


asyncio.run(events())


async def locks():
    lock = Lock()
    log = []

    async def use(n):
        async with lock:
            log.append(n)
            await asyncio.sleep(0.001)
            log.append(-n)

    await asyncio.gather(use(1), use(2), use(3))
    print(log, lock.locked())
    await lock.acquire()
    tasks = [asyncio.create_task(use(n)) for n in (4, 5)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    lock.release()
    await asyncio.wait(tasks)
    print(log[6:], lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    # Cancelled when it had been given the lock, but before it ran.
    await lock.acquire()
    tasks = [asyncio.create_task(use(n)) for n in (6, 7)]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print(log[8:], lock.locked())


asyncio.run(locks())


async def semaphores():
    semaphore = Semaphore(2)
    running = most = 0

    async def use():
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001)
            running -= 1

    await asyncio.gather(*[use() for i in range(6)])
    print(most, running, semaphore.locked())
    bounded = BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(semaphores())


async def conditions():
    condition = Condition()
    items = []

    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: items)
            print("consumer", n, items.pop(0))

    tasks = [asyncio.create_task(consumer(n)) for n in range(2)]
    await asyncio.sleep(0)
    async with condition:
        items.append("x")
        condition.notify()
    await asyncio.sleep(0.001)
    async with condition:
        items.append("y")
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(conditions())


async def queues():
    queue = Queue(2)
    log = []

    async def producer():
        for i in range(5):
            await queue.put(i)
            log.append("put %d" % i)

    async def consumer():
        while True:
            item = await queue.get()
            log.append("got %d" % item)
            await asyncio.sleep(0)
            queue.task_done()

    task = asyncio.create_task(consumer())
    await producer()
    await queue.join()
    task.cancel()
    print(sorted(log), queue.qsize(), queue.empty(), queue.full())
    queue.put_nowait(1)
    queue.put_nowait(2)
    print(queue.full(), queue.maxsize)
    for wrong in (lambda: queue.put_nowait(3), lambda: [queue.get_nowait() for i in range(3)]):
        try:
            wrong()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(type(error).__name__)
    lifo, priority = LifoQueue(), PriorityQueue()
    for item in (3, 1, 2):
        lifo.put_nowait(item)
        await priority.put(item)
    print([lifo.get_nowait() for i in range(3)], [await priority.get() for i in range(3)])
    try:
        await asyncio.wait_for(lifo.get(), 0.005)
    except asyncio.TimeoutError:
        print("nothing came")
    lifo.put_nowait(9)
    print(await lifo.get())


asyncio.run(queues())
