# SPDX-License-Identifier: MIT
# vars of module builtins.
import builtins


def f(a):
    c = a
    return sorted(builtins.vars()), c


print(f(1))
