# SPDX-License-Identifier: MIT
# Class bodies, instances, attributes, methods, class and static methods.
class Point:
    """A point."""
    count = 0
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1
    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)
    def __repr__(self):
        return f'Point({self.x}, {self.y})'
    @classmethod
    def origin(cls):
        return cls(0, 0)
    @staticmethod
    def dist(a, b):
        return abs(a.x - b.x) + abs(a.y - b.y)

p = Point(1, 2)
print(p, p.moved(3, 4), Point.origin(), Point.dist(p, Point(5, 5)), Point.count)
p.z = 'dynamic'
print(p.z, hasattr(p, 'z'), hasattr(p, 'w'), getattr(p, 'w', 'none'))
del p.z
try:
    p.z
except AttributeError as e:
    print(e)
print(Point.__name__, type(p) is Point, isinstance(p, Point), isinstance(p, object))
m = p.moved
print(m(1, 1), Point.moved(p, 2, 2))
p.count = 99
print(p.count, Point.count)

class Derived(Point):
    def __init__(self, x):
        super().__init__(x, x)
        self.extra = []
    @property
    def total(self):
        return self.x + self.y
d = Derived(7)
print(d, d.total, isinstance(d, Point), issubclass(Derived, Point), Derived.__bases__ == (Point,))
print(Derived.origin.__name__ if hasattr(Derived.origin, '__name__') else '')
d.extra.append(1)
print(d.extra, Derived(1).extra)

class Empty: pass
e = Empty()
e.a, e.b = 1, 2
print(sorted(e.__dict__.items()), Empty().__dict__)
setattr(e, 'c', 3)
print(e.c, vars(e) == {'a': 1, 'b': 2, 'c': 3})
delattr(e, 'a')
print(hasattr(e, 'a'))
try:
    Empty(1)
except TypeError as err:
    print(err)

def function(self, n): return n * 2
Empty.method = function
print(e.method(21))
e.own = lambda n: n + 1
print(e.own(1))

class Nested:
    class Inner:
        v = 5
    def get(self): return self.Inner.v
print(Nested().get(), Nested.Inner.__qualname__)
print(str(Point), Point.__module__ == __name__, Point.__doc__)
