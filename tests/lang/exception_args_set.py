# SPDX-License-Identifier: MIT
# not: stock
# args of exceptions are the exception's own, be they set in __init__ of a class, and keywords need an __init__.


class Parted(Exception):
    def __init__(self, what):
        self.args = (what, 7)
        self.what = what


class Derived(Parted):
    def __init__(self):
        super().__init__("derived")
        self.more = 1

    def cut(self):
        self.args = self.args[:1]


class Mixin:
    def fill(self, *values):
        self.args = values
        self.count = len(values)


class Mixed(Mixin, ValueError):
    pass


class Plain:
    def __init__(self, *args):
        self.args = list(args)


class Keywords(Exception):
    def __init__(self, what, two):
        self.two = two


class Bare(Exception):
    pass


e = Parted("x")
print(repr(e), str(e), e.args, e.what)
e = Derived()
print(repr(e), e.more, e.what)
e.cut()
print(repr(e), str(e), e.args)
e.args = [1, 2]
print(repr(e), e.args)
e = Mixed()
print(repr(e), e.args)
e.fill(1, 2, 3)
print(repr(e), e.args, e.count)
print(Plain(1, 2).args)
try:
    raise Parted("raised")
except Exception as caught:
    print(caught, caught.args)
print(repr(Keywords(1, two=2)), Keywords("a", two="b").two)
try:
    print(Bare(1, two=2))
except TypeError as error:
    print(error)
try:
    Exception(1, two=2)
except TypeError as error:
    print(error)
