# SPDX-License-Identifier: MIT
# How often list.sort compares: as CPython below 64 items, and where a longer list rises or falls throughout.


class Key:
    n = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Key.n += 1
        return self.v < other.v


def count(l, **how):
    Key.n = 0
    l = [Key(x) for x in l]
    l.sort(**how)
    return Key.n, [k.v for k in l]


def lists(n):
    up = list(range(n))
    return (up, up[::-1], [1] * n, [i * 7919 % 1009 for i in up], [i % 5 for i in up],
            up[:n // 2] + up[n // 2:][::-1], up[1:] + [0], [0] + up[::-1][1:])


for n in 0, 1, 2, 3, 4, 5, 8, 9, 16, 31, 32, 33, 63:
    found = []
    for l in lists(n):
        a, s = count(l)
        b, r = count(l, reverse=True)
        c, _ = count(l, key=lambda k: k)
        assert s == r[::-1] == sorted(l)
        found.append((a, b, c))
    print(n, *found)
for n in 64, 100, 300:
    print(n, *[count(l)[0] for l in lists(n)[:3]], count(range(n), reverse=True)[0])
    for l in lists(n):
        pairs = sorted([(x, i) for i, x in enumerate(l)], key=lambda p: p[0])
        assert pairs == sorted(pairs)
        pairs = sorted([(x, i) for i, x in enumerate(l)], key=lambda p: p[0], reverse=True)
        assert pairs == sorted(pairs, key=lambda p: (-p[0], p[1]))


class Fails:
    def __init__(self, v, left):
        self.v = v
        self.left = left

    def __lt__(self, other):
        self.left[0] -= 1
        if self.left[0] < 0:
            raise ValueError("no more")
        return self.v < other.v


for left in 0, 1, 2, 3, 7, 20, 50, 200:
    for n in 12, 70:
        many = [Fails(i * 7 % n, budget) for budget in [[left]] for i in range(n)]
        try:
            many.sort()
        except ValueError:
            pass
        assert sorted([f.v for f in many]) == sorted([i * 7 % n for i in range(n)])
print("kept")
