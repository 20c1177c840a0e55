# SPDX-License-Identifier: MIT
# What the tool promises: all of this is evaluated at build time but the statement that reads the clock and what depends on it.
# boot: 29 34 37
# note: time.ticks_ms() reads the clock, so START and 1 dependent name are set at every boot
# fewer: 0.4
import time


class Sensor:
    unit = "mV"

    def __init__(self, pin):
        self.pin = pin
        self.seen = []

    def feed(self, value):
        self.seen.append(value)
        return len(self.seen)


def twice(x):
    return 2 * x


HANDLERS = {twice: "twice", Sensor: "sensor", len: "len"}
BIG = 2**40
TABLE = [i / 8 for i in range(300)]
NESTED = [[1, [2, [3, {"deep": [4]}]]], (5, [6])]
START = time.ticks_ms()
LATER = [START, BIG]
SENSORS = [Sensor(pin) for pin in (1, 2, 3)]
SUM = sum(TABLE)

print(HANDLERS[twice], HANDLERS[Sensor], HANDLERS[len], BIG, BIG + 1, len(TABLE), TABLE[3], SUM, NESTED)
NESTED[0][1].append(7)
NESTED[1][1].append(BIG)
print(NESTED, SENSORS[1].pin, SENSORS[0].feed(3), SENSORS[0].feed(4), LATER[0] == START, LATER[1] is BIG, Sensor.unit)
