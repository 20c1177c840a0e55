# SPDX-License-Identifier: MIT
"""A function that asks for its module's variables, and is called by the runtime only."""
TABLE = {"a": [1]}
KINDS = [{1}, ("x",)]


def key(x):
    globals()["TABLE"]["a"].append(x)
    globals()["KINDS"][0].add(x)
    return -x


print(sorted([1, 2], key=key), TABLE, sorted(KINDS[0]))
