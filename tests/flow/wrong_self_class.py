# SPDX-License-Identifier: MIT
class Words:
    lower = str.lower
    table = {"pop": list.pop}


w = Words()
for x in ("A", 2):
    try:
        print(w.lower(x))
    except TypeError as error:
        print(error)
try:
    w.table["pop"]({})
except TypeError as error:
    print(error)
