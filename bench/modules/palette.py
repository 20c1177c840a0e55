# SPDX-License-Identifier: MIT
"""Colours for a strip of lamps."""

NAMES = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "lime": (0, 255, 0),
    "blue": (0, 0, 255), "yellow": (255, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255),
    "orange": (255, 165, 0), "purple": (128, 0, 128), "navy": (0, 0, 128), "teal": (0, 128, 128),
}

GAMMA = (0, 0, 1, 2, 4, 7, 11, 17, 25, 36, 48, 64, 83, 105, 130, 160, 255)

ORDERS = ("rgb", "grb", "bgr")


def blend(a, b, percent):
    return tuple([x + (y - x) * percent // 100 for x, y in zip(a, b)])


def gamma(value):
    at, rest = divmod(value, 16)
    return GAMMA[at] + (GAMMA[at + 1] - GAMMA[at]) * rest // 16


def parse(text):
    if text in NAMES:
        return NAMES[text]
    if text.startswith("#") and len(text) == 7:
        return tuple([int(text[i : i + 2], 16) for i in (1, 3, 5)])
    raise ValueError("no colour: " + text)


def to_hex(colour):
    return "#%02x%02x%02x" % colour


def wheel(position):
    position %= 768
    if position < 256:
        return (255 - position, position, 0)
    if position < 512:
        return (0, 511 - position, position - 256)
    return (position - 512, 0, 767 - position)


class Strip:
    def __init__(self, count, order="grb"):
        self.count = count
        self.swap = ["rgb".index(letter) for letter in order]
        self.data = bytearray(3 * count)

    def __len__(self):
        return self.count

    def __setitem__(self, index, colour):
        for i, source in enumerate(self.swap):
            self.data[3 * index + i] = gamma(colour[source])

    def fill(self, colour):
        for i in range(self.count):
            self[i] = colour


class Fade:
    def __init__(self, start, end, steps):
        self.start, self.end, self.steps = start, end, steps

    def __iter__(self):
        for i in range(self.steps + 1):
            yield blend(self.start, self.end, 100 * i // self.steps)
