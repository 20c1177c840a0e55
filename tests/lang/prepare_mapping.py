# SPDX-License-Identifier: MIT
# not: stock
# Class bodies in what __prepare__ gives: a mapping that is no dict, a dict with a __getitem__ of its own, something else.
class Names:
    def __init__(self):
        self.d = {"given": 5}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Names()

    def __new__(cls, name, bases, names):
        return super().__new__(cls, name, bases, dict(names.d))


class C(metaclass=Meta):
    a = given + 1
    b = len("abc")


print(C.a, C.b, C.given)


class Odd(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return len


try:

    class D(metaclass=Odd):
        a = 1

except TypeError as e:
    print(e)


class Counting(dict):
    def __getitem__(self, k):
        v = super().__getitem__(k)
        return v * 2 if k == "n" else v


class Doubles(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Counting()


class E(metaclass=Doubles):
    n = 4
    m = n


print(E.m)
