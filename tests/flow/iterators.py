# SPDX-License-Identifier: MIT
class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration([self.n])
        return {"n": self.n}


def gen():
    x = yield "first"
    print(x)
    y = yield from It(2)
    return y


g = gen()
print(next(g).upper(), g.send([4])["n"])
print(next(g)["n"])
try:
    next(g)
except StopIteration as e:
    print(e.value[0] + 1, e.args[0])
print([x["n"] for x in It(3)], dict(enumerate("ab")), list(zip(It(2), "xy"))[0][0]["n"])
it = iter(It(1))
print(next(it, None)["n"], next(it, "none").upper())
for i, (k, v) in enumerate({"a": (1,)}.items()):
    print(i + 1, k.upper(), v[0] + 1)
print([f(2) for f in map(lambda k: lambda x: [k, x], "ab")][1][0].upper(), *filter(None, [0, "", b"x"]))
