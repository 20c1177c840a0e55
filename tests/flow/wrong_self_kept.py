# SPDX-License-Identifier: MIT
upper = str.upper


def f(x):
    try:
        print(upper(x))
    except TypeError as error:
        print(error)


f("a")
f(1)
