# SPDX-License-Identifier: MIT
"""Variables by way of globals(): read, changed, stored, called, iterated over."""
from collections import deque

TABLE = {"t": [1.5]}
VALUES = [deque([1])]


def put(name, value):
    globals()[name] = value


def get(name):
    return globals()[name]


get("TABLE")["t"].append(2)
get("VALUES")[0].appendleft(0)
put("NEW", memoryview(b"new"))
put("TABLE2", TABLE)
print(TABLE["t"][0].is_integer(), list(VALUES[0]), NEW.nbytes, TABLE2 is TABLE)


def call(name, *args):
    return globals()["do_" + name](*args)


def do_count(xs):
    return xs.count(1)


print(call("count", (1, 1)), sorted(k for k in globals() if k.isupper()))
