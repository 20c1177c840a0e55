# SPDX-License-Identifier: MIT
class M:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return {"k": k}


def f(a, b):
    return a["k"].upper() + b["k"]


print(f(**M()), dict(M())["a"]["k"], {**M()}["b"]["k"].upper())
d = {}
d.update(M())
print(d["a"]["k"] * 2)
