# SPDX-License-Identifier: MIT
"""State of charge of a lithium cell from its voltage."""

EMPTY = 3200
FULL = 4200

# Millivolts and percent at rest.
CURVE = (
    (3200, 0), (3400, 4), (3500, 8), (3600, 17), (3650, 28), (3700, 42),
    (3750, 55), (3800, 64), (3900, 78), (4000, 88), (4100, 96), (4200, 100),
)

CHEMISTRIES = {
    "lipo": (3200, 4200),
    "lifepo4": (2500, 3600),
    "nimh": (1000, 1400),
}


class BatteryError(Exception):
    pass


def interpolate(curve, x):
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in zip(curve, curve[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) // (x1 - x0)
    return curve[-1][1]


def limits(chemistry):
    try:
        return CHEMISTRIES[chemistry]
    except KeyError:
        raise BatteryError("no such chemistry: " + chemistry)


class Gauge:
    """Smooths readings and tells percent and trend."""

    def __init__(self, millivolts, weight=4):
        self.value = millivolts * weight
        self.weight = weight
        self.last = millivolts

    def feed(self, millivolts):
        self.last = self.value // self.weight
        self.value += millivolts - self.last
        return self.percent()

    def percent(self):
        return interpolate(CURVE, self.value // self.weight)

    def trend(self):
        now = self.value // self.weight
        return (now > self.last) - (now < self.last)


class Charger(Gauge):
    STATES = ("idle", "trickle", "constant current", "constant voltage", "done")

    def state(self):
        level = self.value // self.weight
        if level < EMPTY:
            return self.STATES[1]
        if level < FULL - 50:
            return self.STATES[2]
        return self.STATES[4] if self.trend() <= 0 else self.STATES[3]
