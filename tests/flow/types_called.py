# SPDX-License-Identifier: MIT
def again(x):
    return type(x)(x)


print(again("ab").upper(), again([1, 2])[0], again((3,))[0] + 1, again({"k": 1})["k"], again(5) + 1, again(2.5) / 2)


class A:
    def __init__(self, other=None):
        self.v = other.v + 1 if other else 0


print(again(again(A())).v)
kind = type(b"ab")
print(kind([65, 66]), type(1 == 1)(""), type(None) is type(print()))
