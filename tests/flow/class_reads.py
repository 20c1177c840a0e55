# SPDX-License-Identifier: MIT
"""x.__class__ as type(x) is: of instances, classes, builtin values, exceptions; what it makes when it is called."""


class Base:
    count = 0

    def __init__(self, *args):
        self.args = args

    def copy(self):
        return self.__class__(*self.args)

    @classmethod
    def tell(cls):
        return cls.__name__, cls.count


class Derived(Base):
    count = [1]

    def kind(self):
        return super().copy().__class__.tell()


class Other:
    def __init__(self, what):
        self.what = what[0]


print(Derived(1).kind(), Base({2}).copy().args)
print([x.__class__.__name__ for x in (1, "s", 1.5, None, [], Derived(), Base, int, len, (i for i in ()))])
for x in (b"ab", {"k": 1}, (3,), {1}):
    print(x.__class__(x) == x, x.__class__ is type(x))
Derived().__class__.count.append(2)
print(Derived.count, getattr(Base(), "__class__") is Base, Base.__class__ is type)
try:
    raise KeyError("k")
except Exception as error:
    print(error.__class__.__name__, error.__class__ is KeyError, error.__class__("m").args)
kinds = {"other": Other, "base": Base}
print(kinds["other"]("xyz").what, kinds["base"](7).args)


def make(kind, *args):
    return kind(*args)


print(make(Other, ["w"]).what, make(lambda: Other)("q").what if False else make(lambda kind: kind("q"), Other).what)


def pick(flag):
    class Inner(Other):
        def __init__(self, what):
            super().__init__(what + what)
            self.twice = what

    return Inner if flag else Other


print(pick(True)(("t",)).twice, pick(False)("u").what)
Other.__init__ = lambda self, what: setattr(self, "what", what.upper())
print(Other("v").what)
