# SPDX-License-Identifier: MIT
# Methods that every object has from object, called by name.
# not: stock


class Plain:
    def __init__(self):
        self.x = 1

    def __str__(self):
        return "<plain>"


class Slotted:
    __slots__ = ("a", "b")


class Listed:
    def __dir__(self):
        return ["b", "a"]


p = Plain()
print(object.__format__(p, ""), p.__format__(""), object().__format__("")[:7], [1].__format__(""))
try:
    object.__format__(p, ">10")
except TypeError as e:
    print(e)
print(Plain.__format__ is object.__format__, int.__format__ is object.__format__)
print(format(p), f"{p}", "{}".format(p))

print("x" in object.__dir__(p), "__str__" in object.__dir__(p), Listed().__dir__(), dir(Listed()))
print("__dir__" in dir(p), type(object().__dir__()))
print(object().__sizeof__() > 0, (5).__sizeof__() > 0)

print(p.__getstate__(), object().__getstate__(), (5).__getstate__())
s = Slotted()
print(s.__getstate__())
s.b = 3
print(s.__getstate__())


class Pair:
    def __new__(cls, a, b):
        self = object.__new__(cls)
        self.a, self.b = a, b
        return self

    def __getnewargs__(self):
        return (self.a, self.b)

    def __getstate__(self):
        return "state"


class Own:
    def __reduce__(self):
        return (Own, ())


f, args, state = p.__reduce_ex__(2)[:3]
print(args == (Plain,), state, type(f(*args)) is Plain)
f, args, state = Pair(1, 2).__reduce_ex__(2)[:3]
print(args[1:], state, f(*args).b)
print(Own().__reduce_ex__(2) == (Own, ()), Own().__reduce__() == (Own, ()))
print(Own.__reduce_ex__ is object.__reduce_ex__, Own.__reduce__ is object.__reduce__)
for name in ("__repr__", "__str__", "__format__", "__reduce_ex__", "__reduce__", "__dir__", "__sizeof__"):
    print(name, hasattr(object, name), getattr(Plain, name) == getattr(object, name))
