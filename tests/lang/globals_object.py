# SPDX-License-Identifier: MIT
# globals() is one object: what is done to it happens to the module, and the other way round.
import sys


def f():
    pass


def outer():
    def inner():
        return f

    return inner


names = globals()
print(names is globals(), f.__globals__ is names, outer().__globals__ is names)
print(isinstance(names, dict), sys.modules[__name__].__dict__ is names)
print([name in names for name in ("__name__", "__file__", "__doc__", "nothing")])
names["made"] = 1
print(made)
made = 2
print(names["made"], "made" in names, names.get("made"))
del made
print("made" in names, names.get("made", "gone"), "made" in globals())
try:
    names["made"]
except KeyError as e:
    print("KeyError", e)
try:
    del names["made"]
except KeyError as e:
    print("KeyError", e)

names.update(a=1, b=2)
print(a, b)
print(names.setdefault("a", 5), names.setdefault("c", 6), c)
print(names.pop("a"), names.pop("a", "no a"))
try:
    a
except NameError as e:
    print("NameError", e)
names |= {"d": 7}
print(d, names is globals())
n = len(names)
extra = None
print(len(names) - n)
del extra
print(len(names) - n)
plain = names.copy()
plain["only_here"] = 1
print("only_here" in names, type(plain) is dict)
print([k for k in names if k == "outer"], [k for k in names.keys() if k in ("b", "c", "d")])
print([v for k, v in list(names.items()) if k == "b"], 6 in list(names.values()))
names[3] = "no name"
print(names[3], 3 in globals())
del names[3]

try:
    f.__globals__ = None
except AttributeError as e:
    print("AttributeError")


def late():
    return later


globals()["later"] = "by name"
print(late())
later = "by assignment"
print(names["later"], late())
