# SPDX-License-Identifier: MIT
class A:
    made = 0

    @classmethod
    def make(cls, *args):
        cls.made += 1
        return cls(*args)

    @staticmethod
    def twice(x):
        return x * 2

    def __init__(self, a=(1, 2)):
        self.a = a


class B(A):
    pass


m = B.make
print(m("ab").a[1], A.make().a[0], type(m(1)).__name__, B.made)
t = [A.twice, B().twice, A(3).make]
print(t[0]([1])[1], t[1]("x"), t[2](7).a + 1)


def outer(f):
    return staticmethod(f)


class C:
    @outer
    def h(q):
        return q[0]


print(C.h("zz"), C().h([5]) + 1)
