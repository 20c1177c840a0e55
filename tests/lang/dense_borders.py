# SPDX-License-Identifier: MIT
# What is jumped over, or back to, is as long as dense code (runtime/abi/dense.def) can just say in a byte, or longer by a byte or
# two; constants, names and variables have indices of one byte and of two.


def if_125(a, x):
    if a:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_126(a, x):
    if a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_127(a, x):
    if a:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_128(a, x):
    if a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_129(a, x):
    if a:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def if_130(a, x):
    if a:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


for f in if_125, if_126, if_127, if_128, if_129, if_130:
    print(f(0, 5), abs(f(1, 5)))


def for_247(a, x):
    for i in range(a):
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x
    return x, a


def for_248(a, x):
    for i in range(a):
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x
    return x, a


def for_249(a, x):
    for i in range(a):
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x
    return x, a


def for_250(a, x):
    for i in range(a):
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


def for_251(a, x):
    for i in range(a):
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


def for_252(a, x):
    for i in range(a):
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


def for_253(a, x):
    for i in range(a):
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


def for_254(a, x):
    for i in range(a):
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


def for_255(a, x):
    for i in range(a):
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x, a


for f in for_247, for_248, for_249, for_250, for_251, for_252, for_253, for_254, for_255:
    print(abs(f(0, 5)[0]), abs(f(3, 5)[0]), f(2, 6)[1])


def while_120(a, x):
    while a:
        a -= 1
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_121(a, x):
    while a:
        a -= 1
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_122(a, x):
    while a:
        a -= 1
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_123(a, x):
    while a:
        a -= 1
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_124(a, x):
    while a:
        a -= 1
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_125(a, x):
    while a:
        a -= 1
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


def while_126(a, x):
    while a:
        a -= 1
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    return x


for f in while_120, while_121, while_122, while_123, while_124, while_125, while_126:
    print(abs(f(0, 5)), abs(f(3, 5)))


def try_253(a, x):
    try:
        if a:
            raise ValueError(a)
    except ValueError as e:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x
    else:
        x = 9
    return abs(x)


def try_254(a, x):
    try:
        if a:
            raise ValueError(a)
    except ValueError as e:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    else:
        x = 9
    return abs(x)


def try_255(a, x):
    try:
        if a:
            raise ValueError(a)
    except ValueError as e:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    else:
        x = 9
    return abs(x)


def try_256(a, x):
    try:
        if a:
            raise ValueError(a)
    except ValueError as e:
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    else:
        x = 9
    return abs(x)


def try_257(a, x):
    try:
        if a:
            raise ValueError(a)
    except ValueError as e:
        x = -x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
        x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x; x = x
    else:
        x = 9
    return abs(x)


for f in try_253, try_254, try_255, try_256, try_257:
    print(f(0, 5), f(3, 5))


class Many:
    n0 = 's0'; n1 = 's1'; n2 = 's2'; n3 = 's3'; n4 = 's4'; n5 = 's5'; n6 = 's6'; n7 = 's7'; n8 = 's8'; n9 = 's9'; n10 = 's10'
    n11 = 's11'; n12 = 's12'; n13 = 's13'; n14 = 's14'; n15 = 's15'; n16 = 's16'; n17 = 's17'; n18 = 's18'; n19 = 's19'
    n20 = 's20'; n21 = 's21'; n22 = 's22'; n23 = 's23'; n24 = 's24'; n25 = 's25'; n26 = 's26'; n27 = 's27'; n28 = 's28'
    n29 = 's29'; n30 = 's30'; n31 = 's31'; n32 = 's32'; n33 = 's33'; n34 = 's34'; n35 = 's35'; n36 = 's36'; n37 = 's37'
    n38 = 's38'; n39 = 's39'; n40 = 's40'; n41 = 's41'; n42 = 's42'; n43 = 's43'; n44 = 's44'; n45 = 's45'; n46 = 's46'
    n47 = 's47'; n48 = 's48'; n49 = 's49'; n50 = 's50'; n51 = 's51'; n52 = 's52'; n53 = 's53'; n54 = 's54'; n55 = 's55'
    n56 = 's56'; n57 = 's57'; n58 = 's58'; n59 = 's59'; n60 = 's60'; n61 = 's61'; n62 = 's62'; n63 = 's63'; n64 = 's64'
    n65 = 's65'; n66 = 's66'; n67 = 's67'; n68 = 's68'; n69 = 's69'; n70 = 's70'; n71 = 's71'; n72 = 's72'; n73 = 's73'
    n74 = 's74'; n75 = 's75'; n76 = 's76'; n77 = 's77'; n78 = 's78'; n79 = 's79'; n80 = 's80'; n81 = 's81'; n82 = 's82'
    n83 = 's83'; n84 = 's84'; n85 = 's85'; n86 = 's86'; n87 = 's87'; n88 = 's88'; n89 = 's89'; n90 = 's90'; n91 = 's91'
    n92 = 's92'; n93 = 's93'; n94 = 's94'; n95 = 's95'; n96 = 's96'; n97 = 's97'; n98 = 's98'; n99 = 's99'; n100 = 's100'
    n101 = 's101'; n102 = 's102'; n103 = 's103'; n104 = 's104'; n105 = 's105'; n106 = 's106'; n107 = 's107'; n108 = 's108'
    n109 = 's109'; n110 = 's110'; n111 = 's111'; n112 = 's112'; n113 = 's113'; n114 = 's114'; n115 = 's115'; n116 = 's116'
    n117 = 's117'; n118 = 's118'; n119 = 's119'; n120 = 's120'; n121 = 's121'; n122 = 's122'; n123 = 's123'; n124 = 's124'
    n125 = 's125'; n126 = 's126'; n127 = 's127'; n128 = 's128'; n129 = 's129'; n130 = 's130'; n131 = 's131'; n132 = 's132'
    n133 = 's133'; n134 = 's134'; n135 = 's135'; n136 = 's136'; n137 = 's137'; n138 = 's138'; n139 = 's139'; n140 = 's140'
    n141 = 's141'; n142 = 's142'; n143 = 's143'; n144 = 's144'; n145 = 's145'; n146 = 's146'; n147 = 's147'; n148 = 's148'
    n149 = 's149'; n150 = 's150'; n151 = 's151'; n152 = 's152'; n153 = 's153'; n154 = 's154'; n155 = 's155'; n156 = 's156'
    n157 = 's157'; n158 = 's158'; n159 = 's159'; n160 = 's160'; n161 = 's161'; n162 = 's162'; n163 = 's163'; n164 = 's164'
    n165 = 's165'; n166 = 's166'; n167 = 's167'; n168 = 's168'; n169 = 's169'; n170 = 's170'; n171 = 's171'; n172 = 's172'
    n173 = 's173'; n174 = 's174'; n175 = 's175'; n176 = 's176'; n177 = 's177'; n178 = 's178'; n179 = 's179'; n180 = 's180'
    n181 = 's181'; n182 = 's182'; n183 = 's183'; n184 = 's184'; n185 = 's185'; n186 = 's186'; n187 = 's187'; n188 = 's188'
    n189 = 's189'; n190 = 's190'; n191 = 's191'; n192 = 's192'; n193 = 's193'; n194 = 's194'; n195 = 's195'; n196 = 's196'
    n197 = 's197'; n198 = 's198'; n199 = 's199'; n200 = 's200'; n201 = 's201'; n202 = 's202'; n203 = 's203'; n204 = 's204'
    n205 = 's205'; n206 = 's206'; n207 = 's207'; n208 = 's208'; n209 = 's209'; n210 = 's210'; n211 = 's211'; n212 = 's212'
    n213 = 's213'; n214 = 's214'; n215 = 's215'; n216 = 's216'; n217 = 's217'; n218 = 's218'; n219 = 's219'; n220 = 's220'
    n221 = 's221'; n222 = 's222'; n223 = 's223'; n224 = 's224'; n225 = 's225'; n226 = 's226'; n227 = 's227'; n228 = 's228'
    n229 = 's229'; n230 = 's230'; n231 = 's231'; n232 = 's232'; n233 = 's233'; n234 = 's234'; n235 = 's235'; n236 = 's236'
    n237 = 's237'; n238 = 's238'; n239 = 's239'; n240 = 's240'; n241 = 's241'; n242 = 's242'; n243 = 's243'; n244 = 's244'
    n245 = 's245'; n246 = 's246'; n247 = 's247'; n248 = 's248'; n249 = 's249'; n250 = 's250'; n251 = 's251'; n252 = 's252'
    n253 = 's253'; n254 = 's254'; n255 = 's255'; n256 = 's256'; n257 = 's257'; n258 = 's258'; n259 = 's259'; n260 = 's260'
    n261 = 's261'; n262 = 's262'; n263 = 's263'; n264 = 's264'; n265 = 's265'; n266 = 's266'; n267 = 's267'; n268 = 's268'
    n269 = 's269'; n270 = 's270'; n271 = 's271'; n272 = 's272'; n273 = 's273'; n274 = 's274'; n275 = 's275'; n276 = 's276'
    n277 = 's277'; n278 = 's278'; n279 = 's279'


def constants():
    return [
        't0', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11', 't12', 't13', 't14', 't15', 't16', 't17',
        't18', 't19', 't20', 't21', 't22', 't23', 't24', 't25', 't26', 't27', 't28', 't29', 't30', 't31', 't32', 't33', 't34',
        't35', 't36', 't37', 't38', 't39', 't40', 't41', 't42', 't43', 't44', 't45', 't46', 't47', 't48', 't49', 't50', 't51',
        't52', 't53', 't54', 't55', 't56', 't57', 't58', 't59', 't60', 't61', 't62', 't63', 't64', 't65', 't66', 't67', 't68',
        't69', 't70', 't71', 't72', 't73', 't74', 't75', 't76', 't77', 't78', 't79', 't80', 't81', 't82', 't83', 't84', 't85',
        't86', 't87', 't88', 't89', 't90', 't91', 't92', 't93', 't94', 't95', 't96', 't97', 't98', 't99', 't100', 't101',
        't102', 't103', 't104', 't105', 't106', 't107', 't108', 't109', 't110', 't111', 't112', 't113', 't114', 't115', 't116',
        't117', 't118', 't119', 't120', 't121', 't122', 't123', 't124', 't125', 't126', 't127', 't128', 't129', 't130', 't131',
        't132', 't133', 't134', 't135', 't136', 't137', 't138', 't139', 't140', 't141', 't142', 't143', 't144', 't145', 't146',
        't147', 't148', 't149', 't150', 't151', 't152', 't153', 't154', 't155', 't156', 't157', 't158', 't159', 't160', 't161',
        't162', 't163', 't164', 't165', 't166', 't167', 't168', 't169', 't170', 't171', 't172', 't173', 't174', 't175', 't176',
        't177', 't178', 't179', 't180', 't181', 't182', 't183', 't184', 't185', 't186', 't187', 't188', 't189', 't190', 't191',
        't192', 't193', 't194', 't195', 't196', 't197', 't198', 't199'] + [
        't200', 't201', 't202', 't203', 't204', 't205', 't206',
        't207', 't208', 't209', 't210', 't211', 't212', 't213', 't214', 't215', 't216', 't217', 't218', 't219', 't220', 't221',
        't222', 't223', 't224', 't225', 't226', 't227', 't228', 't229', 't230', 't231', 't232', 't233', 't234', 't235', 't236',
        't237', 't238', 't239', 't240', 't241', 't242', 't243', 't244', 't245', 't246', 't247', 't248', 't249', 't250', 't251',
        't252', 't253', 't254', 't255', 't256', 't257', 't258', 't259', 't260', 't261', 't262', 't263', 't264', 't265', 't266',
        't267', 't268', 't269', 't270', 't271', 't272', 't273', 't274', 't275', 't276', 't277', 't278', 't279',
    ]


g0 = 0; g1 = 1; g2 = 2; g3 = 3; g4 = 4; g5 = 5; g6 = 6; g7 = 7; g8 = 8; g9 = 9; g10 = 10; g11 = 11; g12 = 12; g13 = 13
g14 = 14; g15 = 15; g16 = 16; g17 = 17; g18 = 18; g19 = 19; g20 = 20; g21 = 21; g22 = 22; g23 = 23; g24 = 24; g25 = 25
g26 = 26; g27 = 27; g28 = 28; g29 = 29; g30 = 30; g31 = 31; g32 = 32; g33 = 33; g34 = 34; g35 = 35; g36 = 36; g37 = 37
g38 = 38; g39 = 39; g40 = 40; g41 = 41; g42 = 42; g43 = 43; g44 = 44; g45 = 45; g46 = 46; g47 = 47; g48 = 48; g49 = 49
g50 = 50; g51 = 51; g52 = 52; g53 = 53; g54 = 54; g55 = 55; g56 = 56; g57 = 57; g58 = 58; g59 = 59; g60 = 60; g61 = 61
g62 = 62; g63 = 63; g64 = 64; g65 = 65; g66 = 66; g67 = 67; g68 = 68; g69 = 69; g70 = 70; g71 = 71; g72 = 72; g73 = 73
g74 = 74; g75 = 75; g76 = 76; g77 = 77; g78 = 78; g79 = 79; g80 = 80; g81 = 81; g82 = 82; g83 = 83; g84 = 84; g85 = 85
g86 = 86; g87 = 87; g88 = 88; g89 = 89; g90 = 90; g91 = 91; g92 = 92; g93 = 93; g94 = 94; g95 = 95; g96 = 96; g97 = 97
g98 = 98; g99 = 99; g100 = 100; g101 = 101; g102 = 102; g103 = 103; g104 = 104; g105 = 105; g106 = 106; g107 = 107; g108 = 108
g109 = 109; g110 = 110; g111 = 111; g112 = 112; g113 = 113; g114 = 114; g115 = 115; g116 = 116; g117 = 117; g118 = 118
g119 = 119; g120 = 120; g121 = 121; g122 = 122; g123 = 123; g124 = 124; g125 = 125; g126 = 126; g127 = 127; g128 = 128
g129 = 129; g130 = 130; g131 = 131; g132 = 132; g133 = 133; g134 = 134; g135 = 135; g136 = 136; g137 = 137; g138 = 138
g139 = 139; g140 = 140; g141 = 141; g142 = 142; g143 = 143; g144 = 144; g145 = 145; g146 = 146; g147 = 147; g148 = 148
g149 = 149; g150 = 150; g151 = 151; g152 = 152; g153 = 153; g154 = 154; g155 = 155; g156 = 156; g157 = 157; g158 = 158
g159 = 159; g160 = 160; g161 = 161; g162 = 162; g163 = 163; g164 = 164; g165 = 165; g166 = 166; g167 = 167; g168 = 168
g169 = 169; g170 = 170; g171 = 171; g172 = 172; g173 = 173; g174 = 174; g175 = 175; g176 = 176; g177 = 177; g178 = 178
g179 = 179; g180 = 180; g181 = 181; g182 = 182; g183 = 183; g184 = 184; g185 = 185; g186 = 186; g187 = 187; g188 = 188
g189 = 189; g190 = 190; g191 = 191; g192 = 192; g193 = 193; g194 = 194; g195 = 195; g196 = 196; g197 = 197; g198 = 198
g199 = 199; g200 = 200; g201 = 201; g202 = 202; g203 = 203; g204 = 204; g205 = 205; g206 = 206; g207 = 207; g208 = 208
g209 = 209; g210 = 210; g211 = 211; g212 = 212; g213 = 213; g214 = 214; g215 = 215; g216 = 216; g217 = 217; g218 = 218
g219 = 219; g220 = 220; g221 = 221; g222 = 222; g223 = 223; g224 = 224; g225 = 225; g226 = 226; g227 = 227; g228 = 228
g229 = 229; g230 = 230; g231 = 231; g232 = 232; g233 = 233; g234 = 234; g235 = 235; g236 = 236; g237 = 237; g238 = 238
g239 = 239; g240 = 240; g241 = 241; g242 = 242; g243 = 243; g244 = 244; g245 = 245; g246 = 246; g247 = 247; g248 = 248
g249 = 249; g250 = 250; g251 = 251; g252 = 252; g253 = 253; g254 = 254; g255 = 255; g256 = 256; g257 = 257; g258 = 258
g259 = 259; g260 = 260; g261 = 261; g262 = 262; g263 = 263; g264 = 264; g265 = 265; g266 = 266; g267 = 267; g268 = 268
g269 = 269; g270 = 270; g271 = 271; g272 = 272; g273 = 273; g274 = 274; g275 = 275; g276 = 276; g277 = 277; g278 = 278
g279 = 279


def globals_read(many):
    first = (g0, "a", g127, "b", g128, "c", g255, "d", g256, "e", g279, "f")
    return first, many.n0, many.n127, many.n128, many.n250, many.n251, many.n252, many.n253, many.n254, many.n255, many.n256, many.n279


print(globals_read(Many()))
print(constants()[::17], len(constants()), Many.n3)
