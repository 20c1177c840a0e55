# SPDX-License-Identifier: MIT
"""A sensor that needs no hardware: a triangle wave with repeatable noise, and faults on demand."""


class SensorFault(Exception):
    """A reading that cannot be used; `tick` says when."""

    def __init__(self, tick, reason):
        super().__init__(reason)
        self.tick = tick


class Sensor:
    PERIOD = 64

    def __init__(self, channel, base, swing, noise, *, seed=1, faults=()):
        self.channel = channel
        self.base = base
        self.swing = swing
        self.noise = noise
        self.faults = frozenset(faults)
        self._state = seed

    def _random(self):
        """A 16-bit linear congruential generator."""
        self._state = (self._state * 25173 + 13849) & 0xFFFF
        return self._state

    def read(self, tick):
        if tick in self.faults:
            raise SensorFault(tick, "no answer from channel %d" % self.channel)
        phase = tick % self.PERIOD
        half = self.PERIOD // 2
        ramp = phase if phase < half else self.PERIOD - phase
        wave = self.swing * (2 * ramp - half) // self.PERIOD
        return self.base + wave + self._random() % self.noise - self.noise // 2
