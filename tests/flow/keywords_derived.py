# SPDX-License-Identifier: MIT
class Table(dict):
    pass


def make(n):
    return Table(a=n, b=2)


print(sorted(make(1).items()))
