# SPDX-License-Identifier: MIT
# timeout() around, in and after task groups that failed: whose cancellation it was.
import asyncio
async def bad():
    await asyncio.sleep(0.01)
    raise ValueError('bad')
async def slow():
    await asyncio.sleep(10)
async def a():
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(bad())
                tg.create_task(slow())
    except* ValueError as e:
        print('eg', e.exceptions)
async def b():
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(bad())
                await asyncio.sleep(5)
    except* ValueError as e:
        print('eg', e.exceptions)
async def c():
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.TaskGroup() as tg:
                    tg.create_task(bad())
                    await asyncio.sleep(5)
            except* ValueError as e:
                print('eg', e.exceptions)
            await asyncio.sleep(5)
    except TimeoutError as e:
        print('timeout')
async def c2():
    try:
        async with asyncio.timeout(0.2):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(slow())
                await asyncio.sleep(5)
    except TimeoutError as e:
        print('timeout')
    print(asyncio.current_task().cancelling())
async def c3():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            async with asyncio.timeout(0.5):
                await asyncio.sleep(5)
    except* ValueError as e:
        print('eg', e.exceptions)
    print(asyncio.current_task().cancelling())
async def c4():
    t = asyncio.current_task()
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.TaskGroup() as tg:
                    tg.create_task(bad())
                    try:
                        await asyncio.sleep(5)
                    except asyncio.CancelledError:
                        await asyncio.sleep(0.5)
            except* ValueError as e:
                print('eg', e.exceptions, t.cancelling())
    except TimeoutError as e:
        print('timeout')
    except asyncio.CancelledError as e:
        print('cancelled')
    print(t.cancelling())
async def main():
    for f in (a,b,c,c2,c3,c4):
        print(f.__name__)
        try:
            await f()
        except BaseException as e:
            print(f.__name__, type(e).__name__, e)
    await asyncio.sleep(0)
    print('done')
asyncio.run(main())
