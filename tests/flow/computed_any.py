# SPDX-License-Identifier: MIT
# alone
"""Attributes by any text, of objects whose classes are the program's own: methods, data, properties."""
import json


class Base:
    def cmd(self):
        return "base"


class Device(Base):
    state = [1, 2, 3]
    table = {"a": 1}

    def __init__(self):
        self._level = 3
        self.items = []

    def __len__(self):
        return 7

    def __repr__(self):
        return "<Device>"

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, v):
        self._level = v

    @staticmethod
    def twice(x):
        return x * 2

    @classmethod
    def named(cls, x):
        return cls.__name__, x

    def other(self, *a, **k):
        return a, k

    def fail(self, x):
        raise ValueError("bad %r" % x)


device = Device()


def answer(message):
    asked = json.loads(message)
    method = getattr(device, asked["method"], None)
    if method is None:
        return "no method"
    try:
        return method(*asked.get("params", []))
    except Exception as e:
        return repr(e)


def main(line):
    for word in line.split():
        v = getattr(device, word)
        if callable(v):
            print(word, v() if word == "cmd" else v(5) if word != "fail" else "")
        else:
            print(word, v)
    for m in '{"method": "twice", "params": [1]}', '{"method": "fail", "params": ["x"]}', '{"method": "zap"}', '{"method": "twice", "params": [1, 2]}':
        print(answer(m))
    getattr(device, "sta te".replace(" ", "")).append(9)
    getattr(device, "tab le".replace(" ", ""))["b"] = 2
    getattr(device, "ITEMS".lower()).append(device)
    setattr(device, "LEVEL".lower(), 8)
    print(Device.state, Device.table, device.items, device.level, hasattr(device, "zz z"), hasattr(device, "LEVEL".lower()))
    print(getattr(device, "__len__")(), hasattr(device, "__nothing" + "__"))


main("level twice named cmd state table other items fail _level")
