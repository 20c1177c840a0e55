# SPDX-License-Identifier: MIT
"""A variable that functions share, read before it is set: the only one."""


def outer():
    def inner():
        return x

    inner()
    x = 1


try:
    outer()
except NameError:
    print("unset")
