# SPDX-License-Identifier: MIT
# Code of a function in other globals than its module's: what is machine code says that it cannot, and never reads the wrong ones.
y = 10


def reads(unused=None):
    return y


def own():
    return y + 1


def plain():
    return y


other = {"y": 20}
try:
    found = eval(plain.__code__, other)
except TypeError as e:
    assert str(e) == "plain() is native code: it runs with the globals of its module only", e
    found = other["y"]
print(found, eval(own.__code__), eval(own.__code__, globals()), reads(), y)
