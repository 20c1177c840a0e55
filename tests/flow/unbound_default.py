# SPDX-License-Identifier: MIT
def fill(x):
    d = {}
    dict.setdefault(d, "a", x)
    return d["a"] // 1


print(fill(1.5))
