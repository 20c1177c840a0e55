# SPDX-License-Identifier: MIT
# alone
# Abstract classes: what only methods of their instances lead to is changed, and called.
from abc import ABC, abstractmethod


class Shape(ABC):
    made = []
    counts = {"n": 0}

    def __init__(self):
        self.hooks = [self.area]

    @abstractmethod
    def area(self):
        ...

    @classmethod
    def make(cls, arg):
        self = cls(arg)
        cls.made.append(self)
        cls.counts["n"] += 1
        return self

    def __repr__(self):
        return "%s %.1f" % (self.label, self.area())


class Square(Shape):
    label = "square"

    def __init__(self, side):
        super().__init__()
        self.side = side
        self.seen = bytearray(2)

    def area(self):
        self.seen[0] += 1
        return self.side * self.side


class Circle(Shape):
    label = "circle"

    def __init__(self, r):
        super().__init__()
        self.r = r

    def area(self):
        return 3.0 * self.r


class Looked(ABC):
    @property
    @abstractmethod
    def value(self):
        ...

    @value.setter
    def value(self, x):
        ...

    @staticmethod
    @abstractmethod
    def kind():
        ...


class Full(Looked):
    stored = [1.5]

    @property
    def value(self):
        return self.stored

    @value.setter
    def value(self, x):
        self.stored.append(x)

    @staticmethod
    def kind():
        return (Full, "full")


class Visitor(ABC):
    table = {}

    def __init_subclass__(cls, key=None, **more):
        super().__init_subclass__(**more)
        cls.table[key] = cls

    @abstractmethod
    def visit(self, x):
        ...

    def __call__(self, x):
        return self.visit(x), len(self)

    def __len__(self):
        return 1


class Ints(Visitor, key=int):
    def visit(self, x):
        return frozenset([x])


class Strs(Visitor, key=str):
    log = []

    def visit(self, x):
        self.log.append(x)
        return tuple(self.log)

    def __len__(self):
        return len(self.log) + 0.5 if False else 7


KINDS = {"square": Square, "circle": Circle}
FIRST = Square(2)
FULL = Full()
VISITORS = {k: c() for k, c in Visitor.table.items()}


def main():
    print([KINDS[k].make(3) for k in sorted(KINDS)], Shape.counts, Shape.made)
    print(FIRST, FIRST.seen, FIRST.hooks[0](), FIRST.seen)
    for cls in (Shape, Looked):
        try:
            cls()
        except TypeError as e:
            print("abstract", cls.__name__, sorted(cls.__abstractmethods__))
    print(isinstance(FIRST, Shape), isinstance(FULL, Shape), isinstance(3, Shape), issubclass(Circle, Shape))
    FULL.value = {2}
    print(FULL.value, FULL.kind()[1], FULL.kind()[0]().value is Full.stored)
    for x in (1, "a", "b"):
        print(VISITORS[int if x == 1 else str](x))
    del Square.area
    print(FIRST.area() if FIRST.hooks is None else FIRST.hooks[0]())


main()
