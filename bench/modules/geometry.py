# SPDX-License-Identifier: MIT
"""Integer geometry for a small display."""

QUADRANTS = ((1, 1), (-1, 1), (-1, -1), (1, -1))

# Sine of 0..90 degrees in steps of 5, times 1000.
SINE = (0, 87, 174, 259, 342, 423, 500, 574, 643, 707, 766, 819, 866, 906, 940, 966, 985, 996, 1000)


def sine(degrees):
    degrees %= 360
    sign = 1
    if degrees >= 180:
        degrees -= 180
        sign = -1
    if degrees > 90:
        degrees = 180 - degrees
    return sign * SINE[degrees // 5]


def cosine(degrees):
    return sine(degrees + 90)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def length2(self):
        return self.x * self.x + self.y * self.y

    def turned(self, degrees):
        s, c = sine(degrees), cosine(degrees)
        return Point((self.x * c - self.y * s) // 1000, (self.x * s + self.y * c) // 1000)


class Box:
    def __init__(self, left, top, width, height):
        self.left, self.top = left, top
        self.width, self.height = width, height

    def __contains__(self, point):
        return 0 <= point.x - self.left < self.width and 0 <= point.y - self.top < self.height

    def area(self):
        return self.width * self.height

    def overlap(self, other):
        width = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        height = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return width > 0 and height > 0


def line(a, b):
    """Points from a to b, by Bresenham."""
    dx, dy = abs(b.x - a.x), -abs(b.y - a.y)
    step_x, step_y = (1 if a.x < b.x else -1), (1 if a.y < b.y else -1)
    error, x, y = dx + dy, a.x, a.y
    while True:
        yield x, y
        if x == b.x and y == b.y:
            return
        twice = 2 * error
        if twice >= dy:
            error += dy
            x += step_x
        if twice <= dx:
            error += dx
            y += step_y
