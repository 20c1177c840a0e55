# SPDX-License-Identifier: MIT
# Modules that import each other, one with a statement for boot in the middle.
# note: print() uses the console
import first
import second

TOTAL = first.VALUES + second.VALUES
print(TOTAL, first.second is second, second.first is first, first.SEEN, second.SEEN, second.CLOCK >= 0, first.get(), second.lazy())

# file: first.py
VALUES = [1]
import second

SEEN = sorted(name for name in ("VALUES", "CLOCK", "AFTER") if hasattr(second, name))
VALUES.append(len(second.VALUES))


def get():
    return second.AFTER

# file: second.py
import time

import first

SEEN = hasattr(first, "SEEN")
VALUES = [10] + first.VALUES
CLOCK = time.ticks_ms()
AFTER = ["after", len(VALUES)]


def lazy():
    import third

    return third.NAME, third.STARTED >= CLOCK

# file: third.py
import time

print("third is imported")
NAME = "third"
STARTED = time.ticks_ms()
