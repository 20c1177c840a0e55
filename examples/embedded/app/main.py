# SPDX-License-Identifier: MIT
"""The program of the firmware: it runs once, then C calls what it left."""
import time

import dsp

print("step", dsp.step(3, b"\x01\x02\x04"), dsp.step(-1, bytearray((5, 5))), dsp.total())
buffer = bytearray(4)
print("fill", dsp.fill(memoryview(buffer)[1:3], 0x2A), buffer)
print("mean", dsp.mean(1, 2.5), dsp.is_shout("hé!"), dsp.is_shout(""), dsp.all_ones(), dsp.all_ones() + 1)
first, second = dsp.ramp(5), dsp.ramp(3)
second[0] = 7
print("ramp", first, second, dsp.ramp(0), "scale", dsp.scale(1.25, -2), dsp.scale(3, 2))

for arguments in (("3", b""), (3, "taps"), (1 << 31, b""), (3,), (3, b"", 4)):
    try:
        dsp.step(*arguments)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for function, arguments in ((dsp.fill, (b"rom", 1)), (dsp.fill, (buffer, -1)), (dsp.is_shout, (1,)), (dsp.mean, (float("nan"), 1))):
    try:
        function(*arguments)
    except (TypeError, OverflowError, RuntimeError) as e:
        print(type(e).__name__, e)

events = []


def event(milliseconds):
    events.append(milliseconds)
    print("event", milliseconds, events)
    if milliseconds == 2:
        raise ValueError("at two")


print(dsp.handler())
dsp.on_event(event)
print(dsp.handler() is event)
dsp.arm(1)
while not events:
    time.sleep_ms(1)
print("slept", events)
