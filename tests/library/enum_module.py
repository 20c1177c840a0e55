# SPDX-License-Identifier: MIT
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, EnumMeta
import enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return "%s is %d" % (self.name, self.value)

    @classmethod
    def first(cls):
        return cls.RED

    @property
    def hot(self):
        return self is Color.RED


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED, repr(Color))
print(list(Color), len(Color), [c.name for c in reversed(Color)], Color(2), Color["BLUE"], Color.GREEN in Color)
print(Color.BLUE.describe(), Color.first(), Color.RED.hot, Color.BLUE.hot, isinstance(Color.RED, Color), type(Color.RED))
print(Color.RED == Color.CRIMSON, Color.RED == Color.GREEN, Color.RED == 1, Color.RED != 1, bool(Color), bool(Color.RED))
print({Color.RED: "r", Color.BLUE: "b"}[Color.BLUE], sorted(Color.__members__), f"{Color.RED} {Color.RED!r:>20}|{Color.GREEN:>14}")
print(Color(Color.RED), isinstance(Color, EnumMeta), Color.RED.BLUE if hasattr(Color.RED, "BLUE") else Color.BLUE)
for wrong in (lambda: Color(7), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"),
              lambda: Color.PINK, lambda: Color.RED < Color.BLUE):
    try:
        print(wrong())
    except AttributeError:
        print("AttributeError")
    except Exception as error:
        print(type(error).__name__, error)
try:
    class More(Color):
        PINK = 4
except TypeError as error:
    print(error)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)


class Auto(Enum):
    A = auto()
    B = 10
    C = auto()
    D = "text"
    _private = 5


print([(m.name, m.value) for m in Auto])


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name + str(count) + str(len(last_values))

    A = auto()
    B = auto()


print(list(Named))


class Planet(Enum):
    MERCURY = (3.0, 2)
    EARTH = (6.0, 6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return self.mass / self.radius


print(Planet.EARTH, Planet.EARTH.value, Planet.EARTH.density, Planet((3.0, 2)))


class Coded(Enum):
    def __new__(cls, code, label):
        self = object.__new__(cls)
        self._value_ = code
        self.label = label
        return self

    A = 1, "first"
    B = 2, "second"

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "a" else None


print(Coded(1).label, Coded.B.label, Coded.B.value, Coded("a"))
try:
    Coded("x")
except ValueError as error:
    print(error)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.LOW < Level.HIGH, Level.HIGH == 10, max(Level), [0, "x"][Level.LOW])
print("%d" % Level.HIGH, f"{Level.HIGH:>5}", format(Level.LOW), isinstance(Level.LOW, int), hash(Level.LOW) == hash(1) or True)
print(Level(10), sorted([Level.HIGH, Level.LOW]), int(Level.HIGH), {1: "one"}.get(Level.LOW.value))


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Mode.READ, repr(Mode.WRITE), Mode.READ == "read", Mode.READ.upper(), "-".join(Mode), f"{Mode.READ:>6}", Mode("w"))


class Mixed(str, Enum):
    A = "a"


print(Mixed.A, repr(Mixed.A), Mixed.A == "a", Mixed.A.value, Mixed.A.upper(), f"{Mixed.A}")

Made = Enum("Made", "ONE TWO, THREE")
print(list(Made), Made.TWO.value, Enum("Pairs", [("x", 5), ("y", 6)]).y, Enum("D", {"k": "v"}).k.value, IntEnum("I", ["a", "b"], start=3).b + 1)


@unique
class Unique(Enum):
    A = 1
    B = 2


try:
    unique(Color)
except ValueError as error:
    print(error)


class Lists(Enum):
    A = [1]
    B = {"k": 2}


print(Lists([1]), Lists({"k": 2}), Lists.A.value)


class Outer:
    class Inner(Enum):
        X = 1


print(repr(Outer.Inner.X), Outer.Inner.__qualname__)


class Base(Enum):
    def shout(self):
        return self.name + "!"


class Derived(Base):
    P = 1


print(Derived.P.shout(), issubclass(Derived, Base), list(Base))
