# SPDX-License-Identifier: MIT
# dir() without arguments, as a value that somebody else calls: all locals have names.


def f(a):
    c = a
    ask = dir
    return ask(), c


print(f(1))
print("append" in dir([]))
