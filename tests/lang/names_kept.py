# SPDX-License-Identifier: MIT
# Names made at run time stay as long as something refers to them, and one text is one name meanwhile.
import gc
from collections import namedtuple


class Thing:
    pass


def fresh(prefix, n):
    return prefix + str(n)


def others(n):
    """Memory is used again: a name that was lost would have another's text."""
    thing = Thing()
    for i in range(n):
        getattr(thing, "other%d" % i, None)
    gc.collect()
    for i in range(n):
        getattr(thing, "again%d" % i, None)


def instances():
    things = [Thing() for i in range(12)]
    for i, thing in enumerate(things):
        for k in range(3):
            setattr(thing, fresh("i%d_" % k, i), i * k)
    others(40)
    print([getattr(thing, fresh("i2_", i)) for i, thing in enumerate(things)])
    print([hasattr(thing, fresh("i2_", i + 1)) for i, thing in enumerate(things)])
    print(sorted(vars(things[5])))


def classes():
    for i in range(12):
        setattr(Thing, fresh("c", i), i)
    made = type(fresh("Made", 1), (Thing,), {fresh("m", 1): 5, fresh("m", 2): lambda self, x: x + 1})
    slots = type(fresh("Slots", 1), (), {"__slots__": (fresh("s", 1), fresh("s", 2))})
    slot = slots()
    setattr(slot, fresh("s", 2), 7)
    others(40)
    print([getattr(Thing(), fresh("c", i)) for i in range(12)])
    print(made.__name__, getattr(made, fresh("m", 1)), getattr(made(), fresh("m", 2))(1), getattr(made, fresh("c", 3)))
    print(slots.__name__, getattr(slot, fresh("s", 2)), hasattr(slot, fresh("s", 1)))
    for i in range(12):
        delattr(Thing, fresh("c", i))


def looked_up():
    made = type("Looked", (), {fresh("l", i): i for i in range(4)})
    for n in range(3):
        found = []
        for i in range(4):
            found.append(getattr(made, fresh("l", i)))
            gc.collect()
            found.append(getattr(made, fresh("none", i), None))
            gc.collect()
        print(found)


def variables():
    for i in range(12):
        globals()[fresh("global", i)] = i
    others(40)
    print([globals()[fresh("global", i)] for i in range(12)], global7)


def keywords(**names):
    others(20)
    return names


def passed():
    names = keywords(**{fresh("k", i): i for i in range(12)})
    others(40)
    print(names)
    print(keywords(**names) == names, names[fresh("k", 11)])
    keys = list(names)
    names = None
    others(40)
    thing = Thing()
    for key in keys:
        setattr(thing, key, key)
    others(40)
    print([getattr(thing, fresh("k", i)) for i in range(12)])


def fields():
    Point = namedtuple(fresh("Point", 1), [fresh("x", i) for i in range(5)])
    others(40)
    p = Point(*range(5))
    print(p, getattr(p, fresh("x", 3)))
    print(Point(**{fresh("x", i): i for i in range(5)}) == p)


class Asked:
    def __init__(self):
        self.names = []

    def __getattr__(self, name):
        self.names.append(name)
        return len(self.names)


def asked():
    thing = Asked()
    for i in range(12):
        getattr(thing, fresh("asked", i))
    others(40)
    print(thing.names)


def one_object():
    a, b = Thing(), Thing()
    setattr(a, fresh("same", 1), 1)
    name = list(vars(a))[0]
    a = None
    others(40)
    setattr(b, fresh("same", 1), 1)
    print(name, list(vars(b))[0] is name, {name: 1} == vars(b))
    try:
        getattr(b, fresh("same", 2))
    except AttributeError as e:
        caught = e
    others(40)
    print(caught)


instances()
classes()
looked_up()
variables()
passed()
fields()
asked()
one_object()
