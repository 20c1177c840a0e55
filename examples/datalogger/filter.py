# SPDX-License-Identifier: MIT
"""Fixed-point filters. The inner loops are viper functions: machine integers and raw memory."""

from array import array

import micropython


@micropython.viper
def fir_step(taps: ptr32, history: ptr32, at: int, count: int) -> int:
    """Sum of taps[i] * history[at - i] with the history as a ring, in Q15."""
    total = 0
    for i in range(count):
        total += taps[i] * history[at]
        at -= 1
        if at < 0:
            at = count - 1
    return (total + 0x4000) >> 15


@micropython.viper
def insert_sorted(window: ptr32, count: int, old: int, new: int):
    """Replaces `old` by `new` in a sorted window."""
    i = 0
    while window[i] != old:
        i += 1
    while i + 1 < count and window[i + 1] < new:
        window[i] = window[i + 1]
        i += 1
    while i > 0 and window[i - 1] > new:
        window[i] = window[i - 1]
        i -= 1
    window[i] = new


class Filter:
    """What the pipeline wants of a filter: step(value) -> value, and a name for the report."""

    name = "none"

    def step(self, value):
        return value

    def __repr__(self):
        return "<%s>" % self.name


class FirFilter(Filter):
    name = "fir"

    def __init__(self, taps):
        self.taps = array("i", taps)
        self.history = None
        self.at = 0

    def step(self, value):
        if self.history is None:  # start settled
            self.history = array("i", [value] * len(self.taps))
        self.at = (self.at + 1) % len(self.taps)
        self.history[self.at] = value
        return fir_step(self.taps, self.history, self.at, len(self.taps))


class MedianFilter(Filter):
    name = "median"

    def __init__(self, width):
        self.width = width
        self.recent = []
        self.window = None

    def step(self, value):
        if self.window is None:
            self.recent = [value] * self.width
            self.window = array("i", self.recent)
        insert_sorted(self.window, self.width, self.recent.pop(0), value)
        self.recent.append(value)
        return self.window[self.width // 2]
