# SPDX-License-Identifier: MIT
# stress: host
# alone
# Each way to write into a dict is the first write into one that an initialiser made, whose contents are in ROM until then.


class Key:
    def __init__(self, n, change=None):
        self.n = n
        self.change = change

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        if self.change:
            change, self.change = self.change, None
            change()
        return self.n == (other.n if isinstance(other, Key) else other)

    def __repr__(self):
        return "Key(%r)" % self.n


def few():
    return {"k%d" % i: i * 7 for i in range(8)}


def many():
    return {"k%d" % i: i * 7 for i in range(11)}


def holes():
    d = {i * 3: str(i) for i in range(14)}
    for i in range(0, 14, 3):
        del d[i * 3]
    return d


def keyed():
    return {Key(i) if i % 2 else (i, "t"): i for i in range(10)}


def put(d, k, v):
    d[k] = v


def drop(d, k):
    del d[k]


def merge(d, e):
    d |= e
    return d is e


def values_in_place(d):
    for k in d:
        d[k] = (k, d[k])


def counted(d):
    for k in list(d)[:4]:
        d[k] += d[k]


def grows(d):
    try:
        for k in d:
            d["more"] = k
    except RuntimeError:
        return "changed while read"


def fails(d):
    out = []
    for way in (lambda: drop(d, "none"), lambda: d.pop("none"), lambda: put(d, [], 1), lambda: d.update(5), lambda: d.update([(1, 2, 3)])):
        try:
            way()
        except (KeyError, TypeError, ValueError) as e:
            out.append(type(e).__name__)
    return out


def refill(d):
    d.clear()
    d["a"] = 1
    for i in range(20):
        d[i] = i
    return d.popitem()


def drain(d):
    out = []
    while d:
        out.append(d.popitem()[1])
    return out[:3], out[-1]


WAYS = [
    lambda d: put(d, next(iter(d)), "first"), lambda d: put(d, list(d)[-1], d), lambda d: put(d, "new", 1), lambda d: put(d, 5.5, 1), lambda d: put(d, (1, 2), 1), lambda d: put(d, Key("k1"), 1),
    lambda d: put(d, Key(9, lambda: d.pop(next(iter(d)))), "t"), lambda d: put(d, Key(list(d)[0], lambda: put(d, "other", 2)), "t"),
    lambda d: drop(d, next(iter(d))), lambda d: drop(d, list(d)[-1]), lambda d: d.pop(list(d)[3]), lambda d: d.pop("none", 5), lambda d: d.popitem(), lambda d: d.clear(), refill, drain,
    lambda d: d.setdefault("new", 5), lambda d: d.setdefault(next(iter(d)), 5), lambda d: d.update(k1=5, new=6), lambda d: d.update({1: 2}), lambda d: d.update(d), lambda d: d.update([("k2", 1)]),
    lambda d: merge(d, {"z": 1}), lambda d: merge(d, [("z", 2)]), lambda d: d | {"z": 1} is d, lambda d: dict(d, z=5) is d, lambda d: {**d} == d,
    values_in_place, counted, grows, fails, lambda d: dict.__setitem__(d, "x", 1), lambda d: dict.pop(d, list(d)[1]), lambda d: d.__delitem__(list(d)[2]), lambda d: d.__init__(q=1), lambda d: dict.update(d, q=1),
    lambda d: [d.pop(k) for k in list(d)[::2]], lambda d: list(map(d.pop, list(d)[:3])), lambda d: [put(d, i, i) for i in range(20)][0],
]

DICTS = [(few(), many(), holes(), keyed()) for _ in WAYS]
ALIASES = tuple(DICTS)


class Wide:
    a0 = a1 = a2 = 0
    b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 = range(10)

    def get(self):
        return self.b3, self.a1


class Instance:
    pass


THING = Instance()
for n in range(12):
    setattr(THING, "field%d" % n, n * n)


def one(number, kind):
    d = DICTS[number][kind]
    before, same, keys = list(d.items()), d.copy(), d.keys()
    try:
        result = WAYS[number](d)
    except Exception as e:
        result = type(e).__name__
    again = before == list(same.items())
    print(number, kind, again, d is ALIASES[number][kind], type(d) is dict, len(d), len(keys), result)
    print("   ", [k for k in d][:6], [v if v is not d else "itself" for v in d.values()][-6:], "new" in d, d.get("k1"), d.get(9))


def attributes():
    print(Wide.b7, Wide().get())
    Wide.b3 = "set"
    Wide.new = 5
    del Wide.a2
    print(Wide().get(), Wide().new, hasattr(Wide, "a2"), Wide.b9)
    print(THING.field3, sorted(vars(THING))[:2])
    THING.field3 += 1
    THING.other = "o"
    del THING.field5
    print(THING.field3, THING.other, hasattr(THING, "field5"), THING.field11)


def main():
    for i in range(len(WAYS)):
        for kind in range(4):
            one(i, kind)
    attributes()


main()
