# SPDX-License-Identifier: MIT
def again(x):
    return type(x)(a=1, **x)


print(sorted(again({"b": 2}).items()))
