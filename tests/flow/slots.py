# SPDX-License-Identifier: MIT
class A:
    __slots__ = ("a", "b")
    count = 0

    def __init__(self, a):
        self.a = a
        A.count += 1


class B(A):
    __slots__ = ("c",)

    def __setattr__(self, name, value):
        super().__setattr__(name, [value])


print(A({"k": 1}).a["k"], A.count)
b = B("x")
b.c = 5
print(b.a[0].upper(), b.c[0] + 1)
try:
    A(1).z = 2
except AttributeError as e:
    print("no z")
