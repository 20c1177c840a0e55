# SPDX-License-Identifier: MIT
def f(a, b=(1,), *rest, c="c", **more):
    return a, b, rest, c, more


class S:
    def __init__(self, low, *, high={"h": 1}, name=None):
        self.low, self.high, self.name = low, high, name

    def m(self, *args, **kw):
        return self, args, kw


settings = ({"s": {"low": 1, "name": "n"}, "f": lambda: S([2])}, {"s": {"low": [3], "high": b"x"}, "f": lambda: "str"})
for row in settings:
    s = S(**row["s"])
    g = row["f"]()
    print(s.low, s.high, s.name and s.name.upper(), g.low[0] if isinstance(g, S) else g.upper())
print(f(*[1, 2, 3], **{"c": [4], "z": {"q": 5}})[4]["z"]["q"], f(*"ab")[1].upper(), f(1, c=2)[3] + 1)
me, args, kw = S(0).m(*(1, "x"), k=[2])
print(me.low, args[1].upper(), kw["k"][0], max(*[3, 4]), max(*[[5, 6]]), print(*"ab", sep="-"))
