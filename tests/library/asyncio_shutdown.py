# SPDX-License-Identifier: MIT
# Tasks that asyncio.run() finds running when main() ends: one that ends while another one is waited for.
import asyncio


async def turns(name, delay):
    try:
        while True:
            await asyncio.sleep(delay)
    finally:
        ended.append(name)


async def main():
    tasks = [asyncio.create_task(turns(k, delay)) for k, delay in enumerate((-0.01, 0.02, 0.03, -100))]
    await asyncio.sleep(0.07)
    for task in tasks:
        task.cancel()
    print("main ends")


ended = []
asyncio.run(main())
print(sorted(ended))
