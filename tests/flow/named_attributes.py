# SPDX-License-Identifier: MIT
class A:
    def __init__(self):
        self.items = [1, "x"]

    def path(self):
        return {"p": self.items}


def depth(x):
    return 1 + max([depth(child) for child in getattr(x, "items", ())] or [0])


a = A()
print(depth(A()), getattr(a, "items")[1].upper(), getattr(a, "path")()["p"][0] + 1, getattr(5, "nothing", (2.5,))[0] / 2)
setattr(a, "more", {"k": 1})
print(a.more["k"], hasattr(a, "more"), hasattr(a, "less"), hasattr([], "append"), hasattr("", "append"), hasattr(3, "real"))
delattr(a, "more")
print(hasattr(a, "more"), getattr("ab", "upper")(), getattr([3, 1], "sort", None) and "sorts")
try:
    getattr(a, "more")
except AttributeError as e:
    print("no more")
setattr(A, "late", lambda self: ["late"])
print(a.late()[0].upper(), getattr(A, "late")(a)[0])
