# SPDX-License-Identifier: MIT
# What `and`, `or` and conditional expressions give where the first of their operands is a bool and another one is not.


def tests(x, y):
    return (x is not None and y.upper(), x is None or y.upper(), x not in "" and 7, not x or 2.5, x in y and [x])


def chained(x, y):
    return x is not None and y is not None and x + y, x is None or y is None or x + y


def mixed(x, y):
    a = x is not None and (y is None or y)
    b = not x and True or y
    return a, b, (x == y and y), (x == x and y), (x < y and x), (True and y), (False or y)


def chosen(x, y):
    return (x is y if x else y), (y if x else x is y), (not y if not x else y), (True if x else y), (None if y else not x)


def last_bool(x, y):
    return (x and y is None), (x or y is None), (x is None and y is None), (x is not None or not y)


def assigned(q):
    z = None
    z = z or q
    while z is not None and z.strip():
        z = z is q and z[1:]
        q = z
        print(z)
    return z is not None and z


for x, y in ("a", "ab"), ("", "b"), ("ab", "ab"):
    print(tests(x, y), chained(x, y), mixed(x, y), chosen(x, y), last_bool(x, y))
print(assigned("xyz"))
