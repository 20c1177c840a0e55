# SPDX-License-Identifier: MIT
class A:
    pass


def add(box, kind):
    box["k"] |= kind
    return box


print(isinstance(A(), add({"k": A}, type(None))["k"]), isinstance(3, add({"k": A}, type(None))["k"]))
print(3 | 4, {1} | {2} == {1, 2})
