# SPDX-License-Identifier: MIT
# Wrong calls of functions of modules and of methods: the text names the module or the type, and does not count self.
import binascii
import cmath
import gc
import math
import time
from math import sqrt


def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print(e)


show(math.sqrt)
show(math.sqrt, 1, 2)
show(sqrt, 1, 2, 3)
show(math.sqrt, x=1)
show(math.floor)
show(math.fsum, [1], [2])
show(math.atan2)
show(math.atan2, 1)
show(math.atan2, 1, 2, 3)
show(math.pow, 1)
show(math.ldexp, 1)
show(math.frexp)
show(cmath.polar)
show(cmath.phase, 1, 2)
show(time.time, 1)
show(time.sleep)
show(time.sleep, 1, 2)
show(time.time, x=1)
show(gc.isenabled, 1)
show(dict.fromkeys)
show({}.fromkeys)
show(dict.fromkeys, 1, 2, 3)
show(bytes.fromhex)
show(bytes.fromhex, "a", "b")
show(bytearray.fromhex)
show(bytearray().fromhex, 1, 2)
show(float.fromhex)
show(float.fromhex, 1, 2)
show(dict.fromkeys, x=1)
show(float.fromhex, x=1)
show(str.maketrans)
show("".upper, 1)
show("".upper, x=1)
show([].append)
show([].append, 1, 2)
show([].insert, 1)
show([].append, x=1)
show({}.get)
show({}.get, 1, 2, 3)
show(str.upper)
show(str.upper, 1)
show(len)
show(len, 1, 2)
show(len, x=1)
show(divmod, 1)
show(abs)
show(callable, 1, 2)


class L(list):
    pass


class F(float):
    pass


class D(dict):
    pass


show(lambda: L().append())
show(F.fromhex)
show(D.fromkeys)
show(D().fromkeys)
show(lambda: D().items(1))

import builtins
show(lambda: builtins.len())
show(lambda: builtins.sum())
