# SPDX-License-Identifier: MIT
# The names of code that was compiled at run time stay as long as the code, and no longer.
import gc

used = getattr(gc, "mem_alloc", lambda: 0)

TEXT = """
import sys

class {0}Class:
    {0}_shared = 1

    def __init__(self, {0}_first, *, {0}_second=2):
        self.{0}_own = {0}_first + {0}_second

    def {0}_method(self):
        return self.{0}_own + self.{0}_shared

def {0}_function({0}_a, {0}_b=2, **{0}_rest):
    return {0}_a, {0}_b, {0}_rest, {0}Class({0}_first={0}_a, {0}_second=5).{0}_method()

def {0}_missing():
    return {0}_not_there
"""


def others(n):
    class Thing:
        pass
    thing = Thing()
    for i in range(n):
        getattr(thing, "other%d" % i, None)
    gc.collect()
    for i in range(n):
        getattr(thing, "again%d" % i, None)


def load(prefix):
    names = {"__name__": prefix + "_module", "__file__": prefix + "_file.py"}
    exec(compile(TEXT.format(prefix), prefix + "_file.py", "exec"), names)
    return names


def try_function(prefix):
    function = load(prefix)[prefix + "_function"]
    others(40)
    print(function(1, **{prefix + "_z": 3}))
    others(40)
    print(function(**{prefix + "_b": 4, prefix + "_a": 5}), function.__name__)
    print(function.__module__, function.__globals__["__name__"])


def try_class(prefix):
    cls = load(prefix)[prefix + "Class"]
    others(40)
    made = cls(1, **{prefix + "_second": 7})
    print(cls.__name__, cls.__module__, sorted(vars(made)), getattr(made, prefix + "_method")())
    print(getattr(cls, prefix + "_shared"), hasattr(cls, prefix + "_own"))


def try_error(prefix):
    missing = load(prefix)[prefix + "_missing"]
    others(40)
    try:
        missing()
    except NameError as e:
        others(40)
        print(e)


def try_many(n):
    for i in range(n):
        names = {"__name__": "many%d_module" % i}
        exec("def many%d_f(many%d_a):\n return many%d_a" % (i, i, i), names)
        names = None


try_function("one")
try_class("two")
try_error("three")
try_many(3)
gc.collect()
before = used()
try_many(60)
others(2)
gc.collect()
print(used() - before < 6000)
