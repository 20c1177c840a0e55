# SPDX-License-Identifier: MIT
"""deque and OrderedDict hold what they are made of, and give it back to be changed."""
from collections import OrderedDict, deque

ROWS = [[1], [2]]
TABLE = {"a": [3]}


def fill(rows, table):
    d = deque(rows, 5)
    d[0].append(9)
    d.popleft().append(8)
    o = OrderedDict(table, b=[4])
    o["a"].append(7)
    for k, v in OrderedDict([("c", ROWS[1])]).items():
        v.append(k)
    return list(o.items())


print(fill(ROWS, TABLE), ROWS, TABLE)
