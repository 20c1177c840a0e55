# SPDX-License-Identifier: MIT
# stress: host
# alone
# Each way to write into a set is the first write into one that an initialiser made, whose contents are in ROM until then.


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


def table(n):
    return {i * 7 % 101 if i % 3 else "s%d" % i for i in range(n)}


def take(s, op, other):
    if op == "|":
        s |= other
    elif op == "&":
        s &= other
    elif op == "-":
        s -= other
    else:
        s ^= other


def set_fails(s):
    out = []
    for way in (lambda: s.remove(1000), lambda: s.add([]), lambda: s.update(5), lambda: s.discard([])):
        try:
            way()
        except (KeyError, TypeError) as e:
            out.append(type(e).__name__)
    return out


def set_grows(s):
    try:
        for x in s:
            s.add("more")
    except RuntimeError:
        return "changed while read"


def empty(s):
    n = 0
    while s:
        s.pop()
        n += 1
    s.add(n)


SET_WAYS = [
    lambda s: s.add(1000), lambda s: s.add(7), lambda s: s.add(5.5), lambda s: s.add(Key(14)), lambda s: s.discard(7), lambda s: s.discard(1000), lambda s: s.remove("s3"), lambda s: s.clear(), empty,
    lambda s: [s.add(s.pop()), s.add(s.pop())], lambda s: s.update("ab", [1]), lambda s: s.update(s), lambda s: take(s, "|", {1, 2}), lambda s: take(s, "&", {7, 14, 5000}),
    lambda s: take(s, "-", {7, 14, "s3"}), lambda s: take(s, "^", {7, 6000}), lambda s: take(s, "-", s), lambda s: take(s, "^", s), lambda s: s.intersection_update([7, "s3"]),
    lambda s: s.difference_update([7], {14}), lambda s: s.symmetric_difference_update([7, 8]), lambda s: set.add(s, "x"), lambda s: s.__ior__({9000}) is s, lambda s: s.__init__([1, 2]),
    lambda s: sorted(s & {7, 8}), lambda s: (s | {7}) == s, lambda s: s.issuperset([7, 14]), set_fails, set_grows, lambda s: list(map(s.discard, [7, 14])), lambda s: {s.copy() == s, 7 in s, frozenset(s) == s},
    lambda s: s.discard(Key(7, lambda: s.add("by the comparison"))), lambda s: [s.add(i) for i in range(200, 300)][0],
]
SETS = [(table(12), table(22), {i * 5 for i in range(17)}) for _ in SET_WAYS]


def shown(v):
    return sorted(map(str, v)) if isinstance(v, (set, frozenset)) else v


def one_set(number, kind):
    s = SETS[number][kind]
    before = frozenset(s)
    try:
        result = SET_WAYS[number](s)
    except Exception as e:
        result = type(e).__name__
    print(number, kind, type(s) is set, len(s), len(before), shown(result), sorted(map(str, s - before))[:5], sorted(map(str, before - s))[:5], 7 in s, "s3" in s)


def main():
    for i in range(len(SET_WAYS)):
        for kind in range(3):
            one_set(i, kind)


main()
