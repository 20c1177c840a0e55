# SPDX-License-Identifier: MIT
def fill(x):
    s = set()
    set.add(s, x)
    set.update(s, [x + 1])
    return sorted(v // 1 for v in s)


print(fill(1.5))
