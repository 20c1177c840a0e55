# SPDX-License-Identifier: MIT
def order(some, how):
    some.sort(key=how)
    return some


print(order(["ccc", "a", "bb"], len))
