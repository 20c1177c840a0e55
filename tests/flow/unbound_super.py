# SPDX-License-Identifier: MIT
class Table(dict):
    def update(self, *more):
        super().update(*more)

    def first(self, x):
        return super().setdefault("b", x)


def fill(x):
    t = Table()
    t.update({"a": x})
    t.first((x,))
    return t["a"] // 1, t["b"][0] // 1


print(fill(1.5))
