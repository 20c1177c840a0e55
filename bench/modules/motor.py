# SPDX-License-Identifier: MIT
"""Motors: a stepper's phases and a speed controller in integers."""

FULL_STEP = (0b0011, 0b0110, 0b1100, 0b1001)
HALF_STEP = (0b0001, 0b0011, 0b0010, 0b0110, 0b0100, 0b1100, 0b1000, 0b1001)

MODES = {"full": FULL_STEP, "half": HALF_STEP}

RAMP = (200, 180, 162, 146, 131, 118, 106, 95, 86, 77, 69, 62, 56, 50)


class Stepper:
    def __init__(self, steps, mode="full"):
        self.phases = MODES[mode]
        self.steps = steps * len(self.phases) // 4
        self.at = 0

    def turn(self, degrees):
        """Steps for a turn; keeps the position."""
        count = self.steps * degrees // 360
        self.at = (self.at + count) % self.steps
        return count

    def coils(self):
        return self.phases[self.at % len(self.phases)]

    def delays(self, count):
        up = min(count // 2, len(RAMP))
        for i in range(up):
            yield RAMP[i]
        for i in range(count - 2 * up):
            yield RAMP[-1]
        for i in range(up):
            yield RAMP[up - 1 - i]


class Controller:
    """PI control in sixteenths."""

    def __init__(self, proportional, integral, limit):
        self.proportional = proportional
        self.integral = integral
        self.limit = limit
        self.sum = 0

    def step(self, wanted, measured):
        error = wanted - measured
        self.sum = clamp(self.sum + error, 16 * self.limit)
        return clamp((self.proportional * error + self.integral * self.sum) // 16, self.limit)

    def reset(self):
        self.sum = 0


class Dummy(Controller):
    def __init__(self):
        super().__init__(16, 0, 1000)


def clamp(value, limit):
    return max(-limit, min(limit, value))


def simulate(controller, wanted, turns, inertia=8):
    speed = 0
    for _ in range(turns):
        speed += (controller.step(wanted, speed) - speed // 4) // inertia
    return speed
