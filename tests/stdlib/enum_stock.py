# SPDX-License-Identifier: MIT
# modules: enum
# boards
# CPython's own enum, unmodified: classes of members of all kinds.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    """Colours."""

    RED = 1
    GREEN = 2
    BLUE = 3
    ROUGE = 1

    def lower(self):
        return self.name.lower()

    @property
    def square(self):
        return self.value**2

    @classmethod
    def default(cls):
        return cls.BLUE

    @staticmethod
    def answer():
        return 42


def attempt(function, *args, **keywords):
    try:
        print("->", function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


print("enum", Color, Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(list(Color), len(Color), Color.ROUGE is Color.RED, Color(2), Color["BLUE"])
print(Color.__members__, Color.RED.lower(), Color.BLUE.square, Color.default(), Color.answer())
print(list(reversed(Color)), Color.RED in Color, Color.RED == 1, Color.RED != Color.BLUE, hash(Color.RED) == hash("RED"))
print(isinstance(Color.RED, Color), type(Color.RED) is Color, Color.__doc__, bool(Color.RED), {Color.RED: 1}[Color.RED])
print(f"{Color.RED} {Color.GREEN!r} {Color.BLUE!s:>12}|", "%s" % Color.RED, "{:>12}".format(Color.RED))
print(Color.RED.__class__, Color.__name__, Color.__qualname__, Color.__module__ == __name__)
attempt(Color, 9)
attempt(Color.__getitem__, "PINK")
attempt(lambda: Color.PINK)
attempt(lambda: Color.RED < Color.BLUE)
attempt(setattr, Color, "RED", 5)
attempt(delattr, Color, "RED")
attempt(setattr, Color.RED, "value", 5)
attempt(type, "More", (Color,), {})
try:

    class More(Color):
        PINK = 4
except TypeError as e:
    print(e)
try:

    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)
try:

    @unique
    class Same(Enum):
        A = 1
        B = 2
        C = 1
except ValueError as e:
    print(e)


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return int(self.mass / self.radius**3)


print("values", Planet.EARTH, Planet.EARTH.value, Planet.EARTH.mass, Planet.MERCURY.density, Planet((5.976e24, 6.37814e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj

    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")


print(Coordinate.PY, Coordinate(1).name, Coordinate.PX.label, Coordinate.PX.unit, Coordinate.PY == b"\x01")


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    ONE = auto()
    TWO = auto()


class Number(Enum):
    A = auto()
    B = 7
    C = auto()


print("auto", list(Auto), list(Number))


class Missing(Enum):
    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if isinstance(value, str) and member.value == value.lower():
                return member
        return cls.UNKNOWN if value is None else None

    UP = "up"
    UNKNOWN = "unknown"


print("missing", Missing("UP"), Missing(None))
attempt(Missing, 4)


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


print("int", Priority.LOW, repr(Priority.HIGH), Priority.LOW + 1, Priority.LOW < Priority.HIGH, sorted([Priority.HIGH, Priority.LOW]))
print(f"{Priority.HIGH} {Priority.HIGH:04d}", "%d" % Priority.LOW, [10, 11][Priority.LOW], Priority(10), int(Priority.HIGH), Priority.HIGH == 10)
print(isinstance(Priority.LOW, int), max(Priority), sum(Priority), range(Priority.HIGH)[-1], Priority.HIGH.bit_length())


class Word(StrEnum):
    HELLO = auto()
    BYE = "bye!"


print("str", Word.HELLO, repr(Word.BYE), Word.HELLO + "?", Word("bye!"), Word.HELLO.upper(), f"{Word.BYE:>6}", Word.HELLO == "hello")
print(",".join(Word), isinstance(Word.BYE, str))
try:

    class BadWord(StrEnum):
        A = 1
except TypeError as e:
    print(e)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print("flag", Perm.R, repr(Perm.RW), Perm.R | Perm.X, repr(Perm.R | Perm.X), list(Perm), list(Perm.RW), len(Perm.RW))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm.RW ^ Perm.R, bool(Perm.R & Perm.W), Perm(0), Perm(5), repr(Perm(7)))
print(Perm.RW.name, Perm.RW.value, (Perm.R | Perm.X).name, Perm.R.__or__(Perm.W) is Perm.RW)
attempt(Perm, 16)
attempt(lambda: Perm.R | 1)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print("intflag", Mode.A | Mode.B, repr(Mode.A | Mode.B), repr(Mode(8)), Mode.A | 8, Mode.A + 1, ~Mode.A, repr(~Mode.A), list(Mode.A | Mode.C))
print(Mode.A in Mode(3), Mode(3) & 1, repr(Mode(3) & Mode.A), f"{Mode.C:b}", Mode.C == 4)


class Strict(Flag, boundary=enum.CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=enum.EJECT):
    A = 1


class Keep(Flag, boundary=enum.KEEP):
    A = 1


print("boundary", repr(Strict(7)), repr(Eject(6)), repr(Keep(6)), enum.FlagBoundary.STRICT, list(enum.FlagBoundary))

Animal = Enum("Animal", "CAT DOG")
Shape = Enum("Shape", {"ROUND": "o", "SQUARE": "x"}, module=__name__)
Size = IntEnum("Size", ["S", "M", "L"], start=5)
Pairs = Flag("Pairs", [("P", 1), ("Q", 2)])
print("functional", list(Animal), list(Shape), list(Size), list(Pairs), Pairs.P | Pairs.Q)


class Nested(Enum):
    class Inner:
        pass

    A = lambda x: x
    B = enum.member(len)
    C = enum.nonmember(5)
    _ignore_ = ["temporary", "i"]
    for i in range(3):
        vars()["N%d" % i] = i
    temporary = 0


print("odd", [m.name for m in Nested], Nested.C, Nested.B.value("abc"), Nested.A(4))


class WithHash(Enum):
    LIST = [1]
    DICT = {}
    ALSO = [1]


print(list(WithHash), WithHash([1]), WithHash.ALSO is WithHash.LIST)


class Ordered(Enum):
    A, B, C = range(3)

    def __lt__(self, other):
        return self.value < other.value

    def __str__(self):
        return "ordered " + self.name

    def __repr__(self):
        return self.name + "!"

    def __bool__(self):
        return self.value > 0

    def __call__(self, x):
        return x + self.value


print(sorted([Ordered.C, Ordered.A]), str(Ordered.B), bool(Ordered.A), Ordered.C(5), f"{Ordered.C}")


class Describe:
    def describe(self):
        return self.name, self.value


class FloatEnum(Describe, float, Enum):
    HALF = 0.5
    TWO = 2.0


print("mixin", FloatEnum.HALF, FloatEnum.HALF + 1, FloatEnum.TWO.describe(), FloatEnum(2.0), FloatEnum.HALF < 1)


class Tuples(tuple, Enum):
    A = (1, 2)
    B = (3, 4)


print(Tuples.A, Tuples.A[1], Tuples.B.value, Tuples((1, 2)))


@enum.verify(enum.CONTINUOUS, enum.UNIQUE)
class Verified(Enum):
    A = 1
    B = 2


try:

    @enum.verify(enum.CONTINUOUS)
    class Holes(Enum):
        A = 1
        C = 3
except ValueError as e:
    print(e)
try:

    @enum.verify(enum.NAMED_FLAGS)
    class Unnamed(Flag):
        A = 1
        B = 4
        C = 7
except ValueError as e:
    print(e)


@enum.global_enum
class Everywhere(Enum):
    NORTH = 1
    SOUTH = 2


print(NORTH, repr(SOUTH), Everywhere.NORTH)


@enum._simple_enum(IntEnum)
class Simple:
    A = 1
    B = 2


print(list(Simple), Simple.A + 1, Simple.__doc__)


class Documented(Enum):
    A = 1

    @enum.property
    def first(self):
        return "first of " + self._name_

    @classmethod
    def names(cls):
        return list(cls.__members__)


print(Documented.A.first, Documented.names(), [n for n in dir(Documented) if not n.startswith("__")], [n for n in dir(Documented.A) if not n.startswith("_")])
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
import copy

print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED, Perm.R | Perm.W]))
