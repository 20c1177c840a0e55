# SPDX-License-Identifier: MIT
# alone
# Names of attributes that initialisers computed and kept, in containers, closures, default values and attributes.


class Device:
    def __init__(self):
        self.log = []

    @property
    def speed(self):
        return self._speed

    @speed.setter
    def speed(self, x):
        self.log.append(x)
        self._speed = {x, 1.5}


def setter(name):
    def put(obj, value):
        setattr(obj, name, value)

    return put


class Field:
    def __init__(self, name):
        self.name = name

    def put(self, obj, value, name="hi" + "dden"):
        setattr(obj, self.name, value)
        setattr(obj, name, [value])


class Table:
    keys = dict.fromkeys("alpha beta".split(), 0)

    def __init__(self, obj):
        for key in self.keys:
            setattr(obj, key, bytearray(key, "ascii"))


class Result:
    def go(self):
        return 2 ** 70


PUT = setter("".join(["sp", "eed"]))
FIELD = Field("%sm%s" % ("na", "e"))
DEVICE = Device()


def main():
    PUT(DEVICE, 4)
    print(DEVICE.speed, DEVICE.log)
    FIELD.put(DEVICE, Result())
    print(DEVICE.name.go(), DEVICE.hidden[0].go())
    FIELD.name = FIELD.name.replace("na", "ga")
    FIELD.put(DEVICE, frozenset([1]))
    print(DEVICE.game, sorted(DEVICE.hidden[0]))
    Table(DEVICE)
    print(DEVICE.alpha + DEVICE.beta)


main()
