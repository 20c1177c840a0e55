# SPDX-License-Identifier: MIT
# Reading and deleting slots that are not set, and other names of objects with __slots__.


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e, e.args)


class A:
    __slots__ = ("x", "y")

    def f(self):
        pass


class B(A):
    pass


class C:
    __slots__ = ("x", "__dict__")


class D(A):
    __slots__ = "z"

    def __setattr__(self, name, v):
        object.__setattr__(self, name, v)

    def __delattr__(self, name):
        super().__delattr__(name)


class E:
    __slots__ = ("x",)

    def __getattr__(self, name):
        return "no " + name


for o in A(), B(), C(), D(), E():
    print(type(o).__name__)
    show(getattr, o, "x")
    show(delattr, o, "x")
    o.x = 1
    show(getattr, o, "x")
    del o.x
    try:
        del o.x
    except AttributeError as e:
        print(e)
    show(getattr, o, "x")
    show(getattr, o, "x", 7)
    print(hasattr(o, "x"))

for o in A(), D():
    show(getattr, o, "other")
    show(setattr, o, "other", 1)
    show(delattr, o, "other")
    show(setattr, o, "f", 1)
    show(delattr, o, "f")
d = D()
show(delattr, d, "z")
show(delattr, d, "y")
d.z = 5
print(d.z)
b = B()
show(delattr, b, "other")
b.other = 1
del b.other
show(getattr, b, "other")
