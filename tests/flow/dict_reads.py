# SPDX-License-Identifier: MIT
"""Attributes by way of an object's dict: read, changed, stored, removed, iterated over."""
from array import array


class Base:
    kind = ("class",)

    def __init__(self, **more):
        self.__dict__.update(more)
        self.log = [0]

    def __repr__(self):
        return "%s(%s)" % (self.__class__.__name__, ", ".join("%s=%r" % item for item in sorted(self.__dict__.items())))


class Slotted(Base):
    __slots__ = ("own",)


class Failed(Exception):
    pass


THING = Base(table={"a": 1}, bag={2})


def change(thing):
    thing.__dict__["bag"].add(3)
    vars(thing)["table"]["b"] = bytearray(b"x")
    thing.__dict__["made"] = array("h", [4])
    thing.__dict__.setdefault("late", range(2))
    del thing.__dict__["log"]
    return thing


print(change(THING))
print(THING.made.itemsize, [i for i in THING.late], THING.table["b"].pop(), hasattr(THING, "log"))
error = Failed("f")
error.__dict__["data"] = frozenset("d")
print(error.data | {"d"} == {"d"}, vars(Slotted(x=1j))["x"].imag)


def types(x):
    x.kept = [x]
    return [type(v).__name__ for v in vars(x).values()]


print(types(Base()))
