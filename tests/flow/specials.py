# SPDX-License-Identifier: MIT
class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return {"sum": self.v + getattr_v(other)}

    def __getitem__(self, i):
        return (i, [self.v])

    def __setitem__(self, i, v):
        self.v = {i: v}

    def __contains__(self, x):
        return [x]

    def __call__(self, *a, **k):
        return a, k

    def __len__(self):
        return 3

    def __neg__(self):
        return "neg"

    def __iter__(self):
        return iter([1, "two", (3,)])

    def __format__(self, spec):
        return spec.upper() + "!"

    def __eq__(self, other):
        return "eq" if other else ""

    def __lt__(self, other):
        return [other]

    def __hash__(self):
        return 7

    def __index__(self):
        return 1

    def __float__(self):
        return 2.5

    def __str__(self):
        return "<N>"

    def __mod__(self, other):
        return b"mod"

    def __rmul__(self, other):
        return bytearray(b"r")


def getattr_v(x):
    return x.v if isinstance(x, N) else x


n = N(4)
print((n + 1)["sum"], (n + N(2))["sum"], n[1:2][1][0], n["k"][0].upper(), 5 in n, n(1, a=2)[1]["a"], len(n), (-n).upper())
n["q"] = [1]
print(n.v["q"][0], [x for x in n], f"{n:ab}", (n == 3).upper(), (n < 3)[0] + 1, {n: 1}[n], [7, 8][n], float(n) / 2, str(n)[1:], n % 3, (2 * n)[0])
a, b, c = n
print(b.upper(), c[0], "%s" % n, n and "true")
