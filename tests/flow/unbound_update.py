# SPDX-License-Identifier: MIT
# A method taken from a type puts things into its first argument.
def fill(pairs):
    d = {}
    dict.update(d, pairs)
    return d["a"] // 1


print(fill([("a", 1.5)]), fill({"a": 2.5}))
