# SPDX-License-Identifier: MIT
# modules: dataclasses
# options: --world open --with compiler
# CPython's own dataclasses, unmodified; it compiles the methods at run time. Annotations are text here, so types of
# fields are not printed.
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


def attempt(function, *args, **keywords):
    try:
        print("->", function(*args, **keywords))
    except Exception as e:
        # functions are made in __create_fn__, and their __qualname__ is set afterwards
        print(type(e).__name__, str(e).split("__init__()")[-1])


@dataclass
class Point:
    x: int
    y: int = 2


p = Point(1)
print("plain", p, p == Point(1, 2), p != Point(2), Point(x=3, y=4), Point.__doc__, Point.__match_args__)
print([f.name for f in fields(p)], [f.name for f in fields(Point)], is_dataclass(p), is_dataclass(Point), is_dataclass(3))
print(asdict(p), astuple(p), replace(p, y=9), Point.y, p.__dict__, vars(p))
print(fields(Point)[0].default is dataclasses.MISSING, fields(Point)[1].default, fields(Point)[1].init, fields(Point)[1].metadata)
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(Point, 1, z=3)
attempt(lambda: p < Point(2))
attempt(hash, p)
attempt(fields, 3)
attempt(asdict, Point)
p.x = 10
print(p, p.__eq__(5), p == (10, 2))
match p:
    case Point(10, b):
        print("matched", b)


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


print("order", Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5), Version(1)]), Version(1, note="a") == Version(1, note="b"))
print(Version(1) >= Version(1), max(Version(1), Version(3)))
attempt(lambda: Version(1) < 2)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: tuple = ()


f = Frozen(1, (2, 3))
print("frozen", f, hash(f) == hash(Frozen(1, (2, 3))), {f: "value"}[Frozen(1, (2, 3))], replace(f, a=5))
attempt(setattr, f, "a", 2)
attempt(setattr, f, "new", 2)
attempt(delattr, f, "a")
print(issubclass(dataclasses.FrozenInstanceError, AttributeError))


@dataclass
class Inventory:
    name: str
    items: list = field(default_factory=list)
    counts: dict = field(default_factory=dict, repr=False)
    total: int = field(init=False, default=0)
    kind: ClassVar[str] = "inventory"
    scale: InitVar[int] = 1
    tag: str = field(default="t", metadata={"unit": "kg"})

    def __post_init__(self, scale):
        self.total = len(self.items) * scale


i = Inventory("shop", [1, 2], scale=10)
print("factory", i, Inventory("other").items is Inventory("third").items, i.kind, Inventory.kind, [f.name for f in fields(i)])
print(fields(i)[-1].metadata["unit"], asdict(i), asdict(i)["items"] is i.items, replace(i, name="new", scale=3))
try:

    @dataclass
    class Shared:
        items: list = []
except ValueError as e:
    print(e)
try:

    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as e:
    print(e)


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10


@dataclass
class Third(Derived):
    def method(self):
        return self.x + self.y + self.z


print("inherited", Derived(), Derived(5, 6, 7), Third(1).method(), Base() == Derived(1), isinstance(Third(), Base), [f.name for f in fields(Third)])


@dataclass(slots=True)
class Slots:
    a: int
    b: int = 5


s = Slots(1)
print("slots", s, Slots.__slots__, hasattr(s, "__dict__"), s == Slots(1, 5), asdict(s))
attempt(setattr, s, "c", 1)


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 1


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = field(kw_only=True)
    d: int = field(default=4, kw_only=False)


print("kw_only", Named(a=5), Mixed(1, 2, c=3), Mixed(1, b=2, c=3), Mixed.__match_args__, [f.kw_only for f in fields(Mixed)])
attempt(Named, 5)
attempt(Mixed, 1)


@dataclass(eq=False)
class Identity:
    x: int = 1


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(hash=False, default=0)


@dataclass(repr=False)
class Silent:
    x: int = 1

    def __repr__(self):
        return "silent"


@dataclass(init=False)
class Own:
    x: int

    def __init__(self):
        self.x = 42


print("options", Identity() == Identity(), hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Silent(), Own(), Identity.__hash__ is object.__hash__)


@dataclass
class Node:
    value: int
    children: list = field(default_factory=list)
    names: dict = field(default_factory=dict)


tree = Node(1, [Node(2), Node(3, [Node(4)])], {"k": Node(5)})
print("nested", tree)
print(asdict(tree))
print(astuple(tree))
print(asdict(p, dict_factory=lambda pairs: sorted(pairs)), astuple(p, tuple_factory=list))
loop = Node(0)
loop.children.append(loop)
print(repr(loop))

Made = make_dataclass("Made", [("x", int), ("y", int, field(default=5)), "z"][:2], namespace={"add": lambda self: self.x + self.y})
print("made", Made(1), Made(1).add(), Made.__name__, make_dataclass("Loose", ["a", "b"])(1, 2), make_dataclass("Sub", [("w", int, 0)], bases=(Point,), frozen=False)(1))
attempt(make_dataclass, "Bad", ["a", "a"])
attempt(make_dataclass, "Bad", ["for"])
attempt(replace, i, total=3)
attempt(replace, 3)


@dataclass
class Check:
    """Its own text."""

    low: int
    high: int

    def __post_init__(self):
        if self.low > self.high:
            raise ValueError(f"{self.low} > {self.high}")

    @property
    def span(self):
        return self.high - self.low

    @classmethod
    def of(cls, n):
        return cls(0, n)


print("methods", Check.of(5), Check(1, 4).span, Check.__doc__, Frozen.__doc__)
attempt(Check, 2, 1)
print(repr(dataclasses.MISSING)[:9], Point.__dataclass_params__)
print(dataclasses.Field.__name__, callable(Point.__init__), Point.__init__.__qualname__, Point.__eq__.__name__)


class Descriptor:
    def __init__(self, default):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self.default if instance is None else getattr(instance, self.name, self.default)

    def __set__(self, instance, value):
        setattr(instance, self.name, int(value))


@dataclass
class Described:
    n: int = Descriptor(default=100)


print("descriptor", Described(), Described(2.5), Described(n="7").n)
