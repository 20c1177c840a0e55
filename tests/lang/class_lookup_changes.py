# SPDX-License-Identifier: MIT
# What was found on a class is looked up again when a class changes.
class Base:
    def f(self):
        return "Base.f"

    def g(self):
        return "Base.g"


class Left(Base):
    pass


class Right(Base):
    def g(self):
        return "Right.g"


class Both(Left, Right):
    pass


def ask(v):
    return v.f(), v.g()


v = Both()
for _ in range(3):
    print(ask(v), ask(Left()))
Base.f = lambda self: "new Base.f"
print(ask(v), ask(Left()))
Left.g = lambda self: "Left.g"
print(ask(v), ask(Left()))
del Left.g
print(ask(v), ask(Left()))
v.f = lambda: "own f"
print(ask(v))
del v.f
print(ask(v))


# Names that are absent, then there.
def find(v):
    try:
        return v.late()
    except AttributeError as e:
        return str(e)


print(find(v), find(v))
Right.late = lambda self: "late"
print(find(v))


# Classes that come and go may stand where another one stood.
def make(i):
    class Local:
        def value(self):
            return i

    return Local


total = 0
for i in range(200):
    total += make(i)().value()
print(total)


# A slot and a property of the same name: the property wins; beside it, slots are slots.
class Guarded:
    def __init__(self):
        self.plain = 1
        self._x = 2

    @property
    def x(self):
        return self._x * 10

    @x.setter
    def x(self, v):
        self._x = v


class Hidden(Guarded):
    def __init__(self):
        super().__init__()
        self.x = 5
        self.y = 6


h = Hidden()
print(h.plain, h.x, h._x, h.y)
h.x = 7
h.plain += 1
print(h.plain, h.x, h._x)
Hidden.y = property(lambda self: "hidden y")
print(h.y)
Hidden.__init__ = lambda self: setattr(self, "_x", 40)
print(Hidden()._x)


# Operators and __init__ by look-up too.
class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + other.n)


def add(a, b):
    return (a + b).n


print(add(Number(1), Number(2)))
Number.__add__ = lambda self, other: Number(self.n * other.n)
print(add(Number(3), Number(4)))
Number.__init__ = lambda self, n: setattr(self, "n", -n)
print(add(Number(3), Number(4)))


class Bad:
    def __init__(self, n):
        return n


try:
    Bad(1)
except TypeError as e:
    print(e)
print(type(Bad(None)).__name__)
