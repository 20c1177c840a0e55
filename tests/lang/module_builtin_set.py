# SPDX-License-Identifier: MIT
# not: stock
# Names of builtin modules are in ROM.
import math
import time


def f(x):
    return x


try:
    time.sleep = f
except AttributeError as e:
    # expect: attribute 'sleep' of the builtin module 'time' cannot be set
    print(e)
try:
    math.tau2 = 6.28
except AttributeError as e:
    # expect: attribute 'tau2' of the builtin module 'math' cannot be set
    print(e)
try:
    del math.tau2
except AttributeError as e:
    # expect: module 'math' has no attribute 'tau2'
    print(e)
