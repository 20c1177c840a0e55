# SPDX-License-Identifier: MIT
def fill(x):
    some = []
    list.append(some, x)
    list.extend(some, (x, x))
    list.insert(some, 0, x)
    return [v // 1 for v in some], list.pop(some) // 1


print(fill(1.5))
