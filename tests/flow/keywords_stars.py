# SPDX-License-Identifier: MIT
def show(*things, **how):
    print(*things, **how)


try:
    show(1, 2)
    show(3, **{"end": "!\n"})
    show(4, **{"ends": ""})
except TypeError:
    print("no such keyword")
