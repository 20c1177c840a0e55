# SPDX-License-Identifier: MIT
"""A generator reads a local that only what is thrown into it leaves unset."""


def steps():
    try:
        a = yield 1
    except KeyError:
        pass
    yield a


one = steps()
print(next(one), one.send(2))
other = steps()
print(next(other))
try:
    other.throw(KeyError())
except NameError:
    print("unset")
