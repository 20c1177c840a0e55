# SPDX-License-Identifier: MIT
def counter(start):
    n = start
    last = [None]

    def step(k):
        nonlocal n
        n += k
        last.append(n)
        return last

    def get():
        return {"n": n}

    return step, get


step, get = counter(2.5)
print(step(1)[-1] / 2, get()["n"])
s2, g2 = counter("a")
print(s2("b")[1].upper(), g2()["n"][0])
adders = [lambda x, k=k: x + k for k in (1, 2)]
print([f(10) for f in adders], (lambda *a: a)(1, "x")[1].upper())
