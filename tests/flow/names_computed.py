# SPDX-License-Identifier: MIT
# alone
# setattr() and delattr() with names that are computed: of instances, classes, modules; properties, defaults, methods.
import sys


class Device:
    limit = [0]

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def on(self):
        self.log.append("on")
        return self.log

    def do_start(self):
        return {"start"}

    def do_stop(self):
        return 2.5

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, x):
        self._level = bytearray([x])


class Other:
    def on(self):
        return "other"


FIELDS = ("log", "level", "limit", "on")
DEVICE = Device(log=["made"], level=3)
HELD = Other()


def main():
    for name in ("level", "log"):
        setattr(DEVICE, name, {"level": 7, "log": [1.5]}[name])
    print(DEVICE.level, DEVICE.log, DEVICE.on())
    for i, name in enumerate(FIELDS[2:]):
        setattr(HELD, name, [DEVICE.on, [i]][1 - i])
    print(HELD.limit, HELD.on())
    setattr(Device, "".join(["ex", "tra"]), lambda self, x=(1,): x)
    print(DEVICE.extra(), DEVICE.extra({4}))
    setattr(Device, "do_" + "start", lambda self: frozenset([1]))
    print(DEVICE.do_start(), DEVICE.do_stop())
    for word in "start stop".split():
        delattr(HELD, "on") if word == "stop" else None
    print(HELD.on())
    object.__setattr__(DEVICE, "na" + "me", (1,))
    print(DEVICE.name)
    setattr(Device, "lim" + "it", {"new": 1})
    print(DEVICE.limit)


main()
