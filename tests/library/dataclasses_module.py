# SPDX-License-Identifier: MIT
import dataclasses
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, InitVar, KW_ONLY
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 7

    def norm(self) -> int:
        return self.x * self.x + self.y * self.y


a, b = Point(1, 2), Point(1, y=2)
print(a, a == b, a != Point(1), a.norm(), a.tags is b.tags, Point.y, Point.count, a == (1, 2, []))
print([f.name for f in fields(Point)], is_dataclass(Point), is_dataclass(a), is_dataclass(5), Point.__match_args__)
print(asdict(a), astuple(a), replace(a, x=5), Point.__hash__ is None)
a.tags.append("t")
a.z = 3
print(a, b, asdict(a)["tags"] is a.tags)
for wrong in (lambda: Point(), lambda: Point(1, 2, [], 4), lambda: Point(1, q=2), lambda: Point(1, x=2), lambda: a < b,
              lambda: hash(a)):
    try:
        wrong()
    except TypeError as error:
        print(error)
match a:
    case Point(1, y):
        print("matched", y)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "x")
print(v, v == Version(1, 2, "y"), v < Version(1, 3), v >= Version(0, 9), hash(v) == hash(Version(1, 2)), sorted([Version(2), v]))
for wrong in (lambda: setattr(v, "major", 3), lambda: delattr(v, "minor"), lambda: setattr(v, "other", 1)):
    try:
        wrong()
    except dataclasses.FrozenInstanceError as error:
        print(error)
print({v: 1}[Version(1, 2)], replace(v, minor=5))


@dataclass
class Base:
    a: int
    b: str = "b"


@dataclass
class Derived(Base):
    c: float = 1.5
    a: int = 9
    inner: Optional[Base] = None


d = Derived(c=2.5, inner=Base(1))
print(d, asdict(d), astuple(d), [f.name for f in fields(Derived)])
print(asdict(Derived(inner=[Base(1), {"k": Base(2)}])))


@dataclass
class Post:
    w: float
    h: float = 2.0
    scale: InitVar[float] = 1.0
    area: float = field(init=False)

    def __post_init__(self, scale):
        self.area = self.w * self.h * scale


print(Post(3.0), Post(3.0, scale=2.0).area, Post(1.0, 1.0, 4.0))
try:
    replace(Post(1.0), area=3)
except ValueError as error:
    print(error)


@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 5
    c: int


print(Keyword(1, c=2), Keyword.__match_args__)
for wrong in (lambda: Keyword(1, 2), lambda: Keyword(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)


@dataclass(kw_only=True)
class AllKeyword:
    a: int = 1
    b: int


print(AllKeyword(b=2))


@dataclass(repr=False, eq=False)
class Bare:
    x: int

    def __str__(self):
        return "bare"


print(Bare(1) == Bare(1), str(Bare(1)), Bare(2).x)


@dataclass(eq=True)
class Custom:
    x: int

    def __repr__(self):
        return "custom"

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == 5)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(default=0, hash=False)


print(hash(Hashed(1)) == hash(Hashed(1, 5)), len({Hashed(1), Hashed(1)}))


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 4


s = Slotted(1)
print(s, s.y, Slotted.__slots__)
try:
    s.z = 1
except AttributeError:
    print("no z")


def bad_default():
    @dataclass
    class Bad:
        x: list = []


def bad_order():
    @dataclass
    class Bad:
        x: int = 1
        y: int


def bad_field():
    @dataclass
    class Bad:
        x = field(default=1)


def bad_both():
    field(default=1, default_factory=int)


def bad_frozen():
    @dataclass
    class Bad(Version):
        pass


for wrong in (bad_default, bad_order, bad_field, bad_both, bad_frozen):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

Made = make_dataclass("Made", [("x", int), "y", ("z", int, field(default=5))])
print(Made(1, 2), Made(1, 2, 3) == Made(1, 2, 3), make_dataclass("Sub", [("w", int, 0)], bases=(Made,))(1, 2))


@dataclass
class Node:
    value: int
    next: "Node" = None


n = Node(1)
n.next = n
print(n, asdict(Node(1, Node(2))))
