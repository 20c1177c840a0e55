# SPDX-License-Identifier: MIT
def f(text, *more):
    try:
        print(text.isalpha(*more))
        print(text.split(",", 1, *more))
    except TypeError as error:
        print(error)


f("a,b,c")
f("a", 1)
