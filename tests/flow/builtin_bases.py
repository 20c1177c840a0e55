# SPDX-License-Identifier: MIT
class D(dict):
    def __missing__(self, k):
        return [k]


class I(int):
    def half(self):
        return self / 2


class T(tuple):
    @property
    def first(self):
        return self[0]


class St(str):
    def __getitem__(self, i):
        return {"i": i}


print(D(a=1)["a"] + 1, D()["zz"][0].upper(), (I(5) + 1).bit_length(), I(5).half(), T("ab").first.upper(), T([1, 2])[1], St("abc")[0]["i"], St("abc").upper(), St("x") + "y")


class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.extra = {"e": 1}

    def __add__(self, other):
        return (self, other)


x = L(1, "b")
print(x[1].upper(), x.extra["e"], (x + 3)[1] + 1, x[0:1], len(x), [y for y in x][0] + 1)
x += [2.5]
print(x[-1] / 2)
