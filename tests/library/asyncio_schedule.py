# SPDX-License-Identifier: MIT
# Scheduled functions run in every turn of the loop: while tasks are busy, and while all of them wait.
import asyncio
import micropython
import time

event = asyncio.Event()
state = {"ran": 0, "end": None}


def watch(x):
    state["ran"] += 1
    if state["end"] is not None and time.ticks_diff(time.ticks_ms(), state["end"]) >= 0:
        event.set()
    else:
        micropython.schedule(watch, x)


async def busy():
    turns = 0
    before = state["ran"]
    for i in range(20):
        await asyncio.sleep(0)
        turns += state["ran"] > before
        before = state["ran"]
    return turns


async def main():
    micropython.schedule(watch, None)
    print(await busy())
    # expect: 20
    state["end"] = time.ticks_add(time.ticks_ms(), 30)
    await event.wait()  # nothing else is ready or timed
    print("set", time.ticks_diff(time.ticks_ms(), state["end"]) >= 0)
    # expect: set True
    before = state["ran"]
    await asyncio.sleep_ms(2)
    print(state["ran"] == before)
    # expect: True


asyncio.run(main())
