# SPDX-License-Identifier: MIT
# Names of keyword arguments that are made at run time.
class Sensor:
    def __init__(self, base, *, low=1, high=2, **more):
        self.base = base
        self.span = low, high
        self.more = more


def show(first, second=0, **more):
    print(first, second, sorted(more.items()))


def names():
    for part in "st", "cond":
        yield ("fir" if part == "st" else "se") + part


given = {name: len(name) for name in names()}
show(**given)
show(1, **{"ex" + "tra": 2})
sensor = Sensor(3, **{"lo" + "w": 5, "x" * 3: 6})
print(sensor.base, sensor.span, sensor.more)
try:
    show(**{"fir" + "st": 1, "th" + "ird": 2}, first=1)
except TypeError as error:
    print(error)
try:
    Sensor(**{"lo" + "w": 5})
except TypeError as error:
    print(str(error)[-30:])
print(sorted([3, 1, 2], **{"re" + "verse": True}), max("ab", "c", **{"k" + "ey": len}))
print("a", "b", **{"se" + "p": "-"})
