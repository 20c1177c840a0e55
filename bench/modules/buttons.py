# SPDX-License-Identifier: MIT
"""Buttons: debouncing, and presses told apart by their length."""

SHORT = "short"
LONG = "long"
DOUBLE = "double"

TIMES = {SHORT: 30, LONG: 800, DOUBLE: 250}

LAYOUT = (
    ("up", 0, 12), ("down", 0, 13), ("left", 1, 14), ("right", 1, 15),
    ("ok", 2, 16), ("back", 2, 17),
)


class Debouncer:
    """A level counts once it was seen `needed` times in a row."""

    def __init__(self, needed):
        self.needed = needed
        self.level = 0
        self.count = 0

    def feed(self, raw):
        if raw == self.level:
            self.count = 0
        else:
            self.count += 1
            if self.count >= self.needed:
                self.level = raw
                self.count = 0
        return self.level


class Press:
    def __init__(self, button, start):
        self.button = button
        self.start = start
        self.end = None

    def release(self, now):
        self.end = now
        return self.kind()

    def kind(self):
        length = self.end - self.start
        if length >= TIMES[LONG]:
            return LONG
        return SHORT if length >= TIMES[SHORT] else None

    def __repr__(self):
        return "<press of %s>" % self.button


def pin_of(name):
    for button, port, pin in LAYOUT:
        if button == name:
            return port, pin
    raise LookupError(name)


def names():
    return [row[0] for row in LAYOUT]


def pair(first, second):
    """Two short presses that follow each other make a double one."""
    if first.button != second.button or first.end is None:
        return False
    return second.start - first.end <= TIMES[DOUBLE]


def matrix(rows, columns):
    return [[row * columns + column for column in range(columns)] for row in range(rows)]
