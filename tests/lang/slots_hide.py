# SPDX-License-Identifier: MIT
# not: stock
# A name that __slots__ declares hides what the dict of an instance has under it; other names are attributes.
class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    def __init__(self):
        self.own = 1


class Dict:
    __slots__ = ("a", "__dict__")


class Plain:
    def __init__(self):
        self.a = 1
        self.b = 2


def show(f, *args):
    try:
        print(f(*args))
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)


for o in (Both(), Dict()):
    vars(o).update(a=5, other=6)
    show(getattr, o, "a")
    print(hasattr(o, "a"), o.other, sorted(vars(o)))
    show(delattr, o, "a")
    o.a = 7
    print(o.a, vars(o)["a"])
    del o.a
    show(getattr, o, "a")
    print(vars(o)["a"])
    vars(o)["a"] = 8
    show(getattr, o, "a")
    print(vars(o).pop("a"), sorted(vars(o)))

o = Plain()
vars(o).update(a=5, c=7)
print(o.a, o.b, o.c)
vars(o).update({"b": 9})
print(o.b, vars(o).pop("a"), hasattr(o, "a"))
print(vars(o).setdefault("a", 10), o.a, vars(o).setdefault("b", 1))
d = vars(o)
d |= {"a": 11, "z": 12}
print(o.a, o.z)
del vars(o)["b"]
print(hasattr(o, "b"))
show(vars(o).__delitem__, "b")
o.b = 3
del o.b
print(sorted(vars(o)))
try:
    for name in vars(o):
        setattr(o, "new_" + name, 1)
except RuntimeError as e:
    print(e)
vars(o).clear()
print(vars(o), hasattr(o, "a"))
o.a = 4
print(vars(o).popitem(), vars(o), hasattr(o, "a"))
o.__dict__ = {"a": 1}
print(o.a, hasattr(o, "b"))
