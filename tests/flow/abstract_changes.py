# SPDX-License-Identifier: MIT
# alone
# Abstract classes: objects that only __new__, __call__ and methods of the metaclass lead to are changed, and functions called.
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    made = []
    counts = {"n": 0}

    @abstractmethod
    def area(self):
        ...

    @classmethod
    def make(cls, *args):
        self = cls(*args)
        cls.made.append(self)
        cls.counts["n"] += 1
        return self

    def __repr__(self):
        return "%s %.1f" % (type(self).__name__, self.area())


class Square(Shape):
    def __init__(self, side):
        self.side = side
        self.seen = bytearray(2)

    def area(self):
        self.seen[0] += 1
        return self.side * self.side


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.0 * self.r


class Duck:
    def area(self):
        return {1, 2}


KINDS = {"square": Square, "circle": Circle}
FIRST = Square(2)


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


FULL = Full()


def main():
    print([KINDS[k].make(3) for k in sorted(KINDS)], Shape.counts, Shape.made)
    print(FIRST, FIRST.seen)
    for cls in (Shape, Looked):
        try:
            cls()
        except TypeError as e:
            print("abstract", cls.__name__, sorted(cls.__abstractmethods__))
    print(isinstance(FIRST, Shape), isinstance(Duck(), Shape))
    Shape.register(Duck)
    print(isinstance(Duck(), Shape), issubclass(Duck, Shape), issubclass(bool, Shape), isinstance(3, Shape))
    FULL.value = {2}
    print(FULL.value, FULL.kind()[1], FULL.kind()[0]().value is Full.stored)
    print(type(FIRST) is Square, type(Square) is ABCMeta, issubclass(Square, Shape), type(Shape) is ABCMeta)


main()
