# SPDX-License-Identifier: MIT
# Bases that are no classes; __get__ of functions and of the builtin descriptors by name.
class Alias:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        print("asked", len(bases), bases[-1] is self)
        return self.classes


class A:
    pass


class B(A, Alias(dict)):
    pass


class C(Alias()):
    pass


print(B.__mro__, B.__orig_bases__[0] is A, C.__mro__, B({1: 2}))
bad = Alias()
bad.__class__ = type("Bad", (), {"__mro_entries__": lambda self, bases: [A]})
try:
    class D(bad):
        pass
except TypeError as e:
    print("TypeError", e)


def f(self, x=1):
    return self, x


print(f.__get__(5)(2), f.__get__(5, int)(), f.__get__(None, int) is f)
p = property(lambda self: self * 2)
print(p.__get__(4, int), p.__get__(None, int) is p, staticmethod(f).__get__(5)(6), classmethod(f).__get__(5, int)(7), classmethod(f).__get__(5)())
try:
    f.__get__(None)
except TypeError as e:
    print(e)

import types
m = types.MethodType(f, 8)
print(m(9), m.__self__, m.__func__ is f)
for args in ((f,), (f, None), (3, 4)):
    try:
        types.MethodType(*args)
    except TypeError as e:
        print("TypeError")
