# SPDX-License-Identifier: MIT
# alone
"""Namespaces of classes, and members of builtin types, as dicts."""


class Base:
    table = {"a": 1}
    limit = 2.5

    def run(self, x):
        return [x, self.limit]

    @classmethod
    def kind(cls):
        return cls.__name__

    @property
    def late(self):
        return self.table


class Shape(Base):
    sides = [3]

    def run(self, x):
        return (x,)


SHAPE = Shape()
KINDS = (Base, Shape)


def every(cls, name):
    return [base.__dict__[name] for base in cls.__mro__ if name in base.__dict__]


def main():
    for f in every(Shape, "run"):
        print(f(SHAPE, b"x"))
    every(Shape, "table")[0]["b"] = {1}
    vars(KINDS[1])["sides"].append("s")
    print(Base.table, Shape.sides, SHAPE.late is Base.table)
    print(Base.__dict__["late"].fget(SHAPE), sorted(n for n in Base.__dict__ if n[0] != "_"))
    print(Base.__dict__["kind"].__get__(None, Shape)(), every(Shape, "limit")[0] + 1)
    own = dict(Shape.__dict__)
    own["sides"].append(4)
    print(Shape.sides, list.__dict__["append"](Shape.sides, "e"), Shape.sides)
    print(getattr(Shape, "__dict__").get("none"), Shape.__dict__["__module__"] == __name__)


main()
