# SPDX-License-Identifier: MIT
"""Objects that only native code knows of, and pointers into them, survive collections."""
import gc
import micropython


@micropython.viper
def derived(n: int) -> int:
    p = ptr8(make(n))
    total = 0
    for i in range(n):
        churn(i)
        total += p[i]
    return total


def make(n):
    return bytearray([k & 255 for k in range(n)])


def churn(i):
    x = [i, str(i), {i: i}]
    if i % 16 == 0:
        gc.collect()
    return x


@micropython.native
def locals_only(n):
    a = [1, 2, 3]
    b = {"k": (n, n)}
    c = "s" + str(n)
    churn(0)
    d = [a, b, c, (a, b)]
    churn(16)
    return d


def bang(values):
    return [str(v) + "!" for v in values]


def pairs(values):
    previous = None
    for v in values:
        yield below(previous, v)
        previous = v


@micropython.native
def below(a, b):
    t = (a, b)
    churn(0)
    return t


@micropython.native
def drain(values):
    out = []
    for pair in pairs(values):
        churn(0)
        out.append(pair)
    return out


print(derived(100), derived(300))
print(locals_only(7))
print(drain([1, "a", 2.5]))
print(drain(bang(bang([1, 2]))))
# expect: 4950 33586
# expect: [[1, 2, 3], {'k': (7, 7)}, 's7', ([1, 2, 3], {'k': (7, 7)})]
# expect: [(None, 1), (1, 'a'), ('a', 2.5)]
# expect: [(None, '1!!'), ('1!!', '2!!')]
