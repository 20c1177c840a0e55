# SPDX-License-Identifier: MIT
# A ring between two tasks: reader and writer wait for each other.
import asyncio
import micropython

ring = micropython.RingIO(7)


async def produce(writer):
    for i in range(5):
        writer.write(b"line %d, longer than the ring\n" % i)
        await writer.drain()
    return "written"


async def main():
    task = asyncio.create_task(produce(asyncio.StreamWriter(ring)))
    reader = asyncio.StreamReader(ring)
    for i in range(4):
        print(await reader.readline())
    print(await reader.readexactly(10), task.done())
    print(await reader.readline(), await task, ring.any())


asyncio.run(main())
# expect: b'line 0, longer than the ring\n'
# expect: b'line 1, longer than the ring\n'
# expect: b'line 2, longer than the ring\n'
# expect: b'line 3, longer than the ring\n'
# expect: b'line 4, lo' False
# expect: b'nger than the ring\n' written 0
