# SPDX-License-Identifier: MIT
# A program that calls locals(): all locals have names.


def f(a, *, b=2):
    c = a + b
    for d in range(2):
        pass
    return sorted(locals().items())


print(f(1))
