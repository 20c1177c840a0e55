# SPDX-License-Identifier: MIT
def f(x):
    try:
        print(type(x).upper(x), str.upper(x))
        print(str.upper(len(x)))
    except TypeError as error:
        print(error)


f("a")
