# SPDX-License-Identifier: MIT
"""A control loop: states as classes, a filter as a generator, settings as named fields, a schedule of callbacks."""


class Settings:
    FIELDS = ("target", "band", "minimum_on")

    def __init__(self, **values):
        for name in self.FIELDS:
            setattr(self, name, values[name])

    def text(self):
        return ", ".join("%s=%s" % (name, getattr(self, name)) for name in self.FIELDS)


def smooth(readings, n):
    window = []
    for reading in readings:
        window.append(reading)
        if len(window) > n:
            window.pop(0)
        yield sum(window) / len(window)


class State:
    name = "?"

    def __init__(self, control):
        self.control = control
        self.since = control.now

    def step(self, temperature):
        return self


class Idle(State):
    name = "idle"

    def step(self, temperature):
        settings = self.control.settings
        return Heating(self.control) if temperature < settings.target - settings.band else self


class Heating(State):
    name = "heating"

    def step(self, temperature):
        settings = self.control.settings
        on = self.control.now - self.since
        return Idle(self.control) if temperature > settings.target + settings.band and on >= settings.minimum_on else self


class Control:
    def __init__(self, settings):
        self.settings = settings
        self.now = 0
        self.state = Idle(self)
        self.listeners = []

    def listen(self, listener):
        self.listeners.append(listener)
        return listener

    def run(self, readings):
        for temperature in smooth(readings, 3):
            before = self.state
            self.state = before.step(temperature)
            if self.state is not before:
                for listener in self.listeners:
                    listener(self.now, self.state.name, temperature)
            self.now += 1


control = Control(Settings(target=20, band=0.5, minimum_on=2))


@control.listen
def report(now, name, temperature):
    print("%3d  %-8s %.2f" % (now, name, temperature))


def main():
    print(control.settings.text())
    control.run([21, 20, 19, 18.5, 18, 19, 20, 21, 22, 22, 21, 20, 19, 18, 18])


main()
