# SPDX-License-Identifier: MIT
class A:
    pass


def make():
    def first(self, n):
        self.n = n

    return first


def learn(kind, name):
    setattr(kind, "__init__", make())


learn(A, 0)
print(A(5).n)
