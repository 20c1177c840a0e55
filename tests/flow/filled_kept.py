# SPDX-License-Identifier: MIT
def fill(box, items):
    box.__init__(items)
    return box


print(fill(list(), (1, 2)), fill(dict(), {"a": 1}), len(fill(set(), "aab")))
