# SPDX-License-Identifier: MIT
class A:
    def __init__(self, n):
        self.n = n

    def get(self, k=1):
        return [self.n * k]

    def name(self):
        return {"a": self.n}


class B:
    name = "plain"

    def __init__(self):
        self.get = 5


fs = [A(2).get, A(3).name]
print(fs[0](4)[0] + 1, fs[1]()["a"])
b = B()
print(b.get + 1, b.name.upper())
d = {"f": A("x").get}
print(d["f"](3)[0].upper())
append = [].append
print(append(3), append.__self__)
g = A(1).get
print(g(k=2)[::-1], sorted([3, 1], key=A(2).get))
