# SPDX-License-Identifier: MIT
# Classes derived from property, staticmethod and classmethod, with special methods of their own.
# not: stock


class Loud(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return "of the class " + owner.__name__
        return ("got", super().__get__(instance, owner))

    def __set_name__(self, owner, name):
        self.owner, self.named = owner.__name__, name

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("no store to " + self.named)
        super().__set__(instance, value + 1)

    def __delete__(self, instance):
        print("delete", self.named)


class Quiet(property):
    pass


class Static(staticmethod):
    def __get__(self, instance, owner=None):
        f = super().__get__(instance, owner)
        return lambda *args: ("static", f(*args))

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class Class(classmethod):
    def __get__(self, instance, owner=None):
        return ("class", owner.__name__, super().__get__(instance, owner)())


class User:
    def __init__(self):
        self._x = 1

    @Loud
    def x(self):
        return self._x

    @Loud
    def y(self):
        return self._x

    @y.setter
    def y(self, value):
        self._x = value

    @Quiet
    def z(self):
        return "z"

    @Static
    def s(a):
        return a * 2

    @Class
    def c(cls):
        return cls.__name__


u = User()
print(u.x, User.x, u.y, User.y)
u.y = 5
print(u.x, u._x, type(User.__dict__["y"]).__name__, User.__dict__["x"].named, User.__dict__["x"].owner)
try:
    u.x = 5
except AttributeError as e:
    print(e)
del u.x
print(u.z, type(User.z).__name__, isinstance(User.z, property), User.z.__get__(u, User))
try:
    u.z = 3
except AttributeError as e:
    print("AttributeError")
print(u.s(4), User.s(5), u.c, User.c)


class Meta(type):
    @Loud
    def kind(cls):
        return "kind of " + cls.__name__


class Made(metaclass=Meta):
    pass


print(Made.kind, Meta.kind)
setattr(Made, "late", Loud(lambda self: 9))
print(Made.late, Made().late)

print(User.__dict__["s"].__class__.__name__, classmethod(len).__class__.__name__)
for name, args in (("__set__", (u, 1)), ("__delete__", (u,))):
    try:
        getattr(property(len), name)(*args)
    except AttributeError as e:
        print(e)
plain = property(lambda self: 1, lambda self, x: print("set", x))
plain.__set__(u, 7)
print(hasattr(plain, "__set__"), hasattr(plain, "__delete__"), hasattr(plain, "__get__"))


class Kind(type):
    def __dir__(cls):
        return ["of_class"]


class Thing(metaclass=Kind):
    def __dir__(self):
        return ["of_instance"]


print(dir(Thing), dir(Thing()))
