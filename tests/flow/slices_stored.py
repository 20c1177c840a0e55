# SPDX-License-Identifier: MIT
def tables():
    return {"rows": [[1, 2, 3, 4], list("abcd")]}


def put(where, at, what):
    where[at] = what


rows = tables()["rows"]
put(rows[0], slice(1, 3), (9,))
put(rows[1], slice(None, None, 2), "xy")
print(rows)
