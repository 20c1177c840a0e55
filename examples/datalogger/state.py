# SPDX-License-Identifier: MIT
"""The logger's state machine: what is worth a record depends on what has been seen."""


class State:
    """One state. `enter` runs once, `sample` returns (next state, keep this sample?)."""

    flag = 0
    every = 1

    def enter(self, logger):
        pass

    def sample(self, logger, value):
        raise NotImplementedError

    @property
    def name(self):
        return type(self).__name__.lower()


class Quiet(State):
    flag = 1
    every = 4

    def sample(self, logger, value):
        if not logger.low <= value <= logger.high:
            return Alarm, True
        return Quiet, logger.seen % self.every == 0


class Alarm(State):
    flag = 2

    def enter(self, logger):
        logger.alarms += 1
        self.calm = 0

    def sample(self, logger, value):
        self.calm = self.calm + 1 if logger.low <= value <= logger.high else 0
        if self.calm >= 3:
            return Quiet, True
        return Alarm, True


class Broken(State):
    flag = 4

    def sample(self, logger, value):
        return Quiet, False


class Logger:
    def __init__(self, name, low, high):
        self.name = name
        self.low, self.high = low, high
        self.seen = self.alarms = 0
        self.faults = []
        self.visits = {}
        self.state = None
        self._go(Quiet)

    def _go(self, kind):
        if self.state is not None and type(self.state) is kind:
            return
        self.state = kind()
        self.visits[self.state.name] = self.visits.get(self.state.name, 0) + 1
        self.state.enter(self)

    def sample(self, tick, value):
        """True when the sample is to be kept."""
        self.seen += 1
        kind, keep = self.state.sample(self, value)
        self._go(kind)
        return keep

    def on_fault(self, fault):
        self.faults.append((fault.tick, str(fault)))
        self._go(Broken)

    def flags(self):
        return self.state.flag | (0x80 if self.faults else 0)
