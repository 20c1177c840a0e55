# SPDX-License-Identifier: MIT
# not: stock
# sys.modules: what is put into it is what import finds.
import sys


class Thing:
    answer = 42
    _hidden = 1

    def method(self):
        return "method of " + type(self).__name__


print("sys" in sys.modules, sys.modules["sys"] is sys, "nothing.here" in sys.modules)
sys.modules["thing"] = thing = Thing()
import thing as again

print(again is thing, again.method())
from thing import answer, method

print(answer, method())
try:
    from thing import missing
except ImportError as e:
    print(type(e).__name__)


class Star:
    __all__ = ["one", "two"]
    one, two, three = 1, 2, 3


sys.modules["star"] = Star
from star import *

print(one, two, "three" in globals())
sys.modules["star"] = 1
try:
    from star import *
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["math"] = "not math"
import math

print(math)
del sys.modules["math"], sys.modules["thing"]
try:
    import thing
except ImportError as e:
    print(type(e).__name__, e)
# what is taken out stays out until it is imported again
import errno

print("errno" in sys.modules)
del sys.modules["errno"]
print("errno" in sys.modules)
import errno

print("errno" in sys.modules)
