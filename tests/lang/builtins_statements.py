# SPDX-License-Identifier: MIT
# alone
# not: stock
# class and import statements are what builtins.__build_class__ and builtins.__import__ are.
import builtins

true_build = builtins.__build_class__
true_import = builtins.__import__


class Before:
    x = 1


builtins.__build_class__ = lambda body, name, *bases, **keywords: (name, bases, sorted(keywords.items()))


class Told(1, "two", metaclass=None, option=3):
    def method(self):
        return 0


print(Told)


def tracing(body, name, *bases, **keywords):
    print("class", name, [b.__name__ for b in bases], sorted(keywords))
    return true_build(body, name, *bases, **keywords)


builtins.__build_class__ = tracing


def local_class(n):
    class Local(Before):
        value = n

        def get(self):
            return super().__init__(), self.value, self.x, __class__.__name__

    return Local


print(local_class(7)().get())
bases = (Before,)


class Starred(*bases, **{"metaclass": type}):
    y = 2


print(Starred.x, Starred.y, type(Starred) is type)


@lambda cls: [cls]
class Decorated:
    pass


print(Decorated[0].__name__)


def twice(body, name):
    return true_build(body, name + "One"), true_build(body, name + "Two")


builtins.__build_class__ = twice


class Pair:
    letters = []


print([c.__name__ for c in Pair], Pair[0].letters is Pair[1].letters)


def called(body, name):
    body()
    return name, body.__name__


builtins.__build_class__ = called


class Inlined:
    stored_by_body = "in the module"
    del stored_by_body
    stored_by_body = "again"


print(Inlined, stored_by_body)


def failing(body, name):
    raise ValueError("no class " + name)


builtins.__build_class__ = failing
try:

    class Never:
        pass

except ValueError as e:
    print(e)
builtins.__build_class__ = true_build


class After(Before):
    z = 3


print(After.x, After.z)
for arguments in ((), (1,)):
    try:
        true_build(*arguments)
    except TypeError as e:
        print(e)
for arguments in ((1, "A"), (print, "A")):
    try:
        true_build(*arguments)
    except TypeError as e:
        print("TypeError")

# ---- import ----


class Found:
    part = "a part"
    other = "another"


def finder(name, globals, locals, fromlist, level):
    if name.startswith("_"):  # CPython's own
        return true_import(name, globals, locals, fromlist, level)
    print(name, fromlist, level, globals["__name__"] == __name__, locals is None)
    if name == "math":
        return true_import(name, globals, locals, fromlist, level)
    if name == "missing":
        raise ImportError("not that one")
    return Found


builtins.__import__ = finder
import nowhere
import nowhere.deep.down
import math
from nowhere import part, other as renamed
from . import part as relative
from .nowhere import part as relative
from ...nowhere import other as far

print(nowhere.part, part, renamed, relative, far, math.floor(2.5))


def inside():
    import somewhere as s
    from math import fabs

    return s.other, fabs(-1.5)


print(inside())


class Body:
    import somewhere

    kept = somewhere.part


print(Body.kept, Body.somewhere is Found)
try:
    import missing
except ImportError as e:
    print(e)
try:
    from nowhere import nothing
except ImportError as e:
    print("ImportError")
builtins.__import__ = true_import
from math import ceil

print(ceil(2.5))
try:
    import nowhere.at.all
except ImportError as e:
    print(type(e).__name__, e)
