# SPDX-License-Identifier: MIT
# alone
"""Dicts of modules, of this one and of others, and by functions' __globals__."""
import bisect
import sys
import textwrap

TABLE = {"a": [1]}
count = 0
KEPT = (bisect, sys)


def bump(x):
    global count
    count += x
    return count


def main():
    here = vars(sys.modules[__name__])
    here["TABLE"]["a"].append(b"2")
    here["count"] = 1.5
    print(TABLE, bump(1))
    bump.__globals__["count"] = 10
    main.__globals__["TABLE"]["b"] = {1}
    print(bump(0.25), TABLE)
    there = KEPT[0].__dict__
    there["limit"] = {"l": 1}
    print(bisect.limit, there["bisect"]([1, 3], 2))
    textwrap.dedent.__globals__["more"] = [there]
    print(len(textwrap.more), sorted(k for k in bump.__globals__ if k in ("TABLE", "count")))


main()
