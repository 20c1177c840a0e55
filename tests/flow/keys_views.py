# SPDX-License-Identifier: MIT
# alone
"""Keys of dicts, dicts with factories, and what sets give together."""
from collections import defaultdict


class Key:
    def __init__(self, n):
        self.n = n
        self.seen = [n]

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        self.seen.append(other)
        return isinstance(other, Key) and self.n == other.n


class Some(set):
    pass


KEYS = [Key(1), Key(2)]
TABLE = {KEYS[0]: "a", KEYS[1]: 2.5}
SOME = {KEYS[0], 3}


def made():
    return Key(9)


def main():
    for key in TABLE.keys():
        key.late = {"l": key.n}
    print(KEYS[0].late, len(TABLE.keys() & {KEYS[1]}), Key(1) in TABLE.keys(), KEYS[0].seen[0])
    for key in SOME.union([KEYS[1], "u"]):
        if isinstance(key, Key):
            key.seen.clear()
    print(KEYS[1].seen, sorted(str(x) for x in {1, 2.5}.intersection((2.5, 7))), SOME.isdisjoint(iter([b"n"])))
    print([k.n for k in SOME.difference({3})], {"a"}.symmetric_difference("ab"), {1} <= {1, 2}, {1}.issubset(iter([1.0])))
    print(type(Some([1]).union([2])).__name__, Some("a").issuperset("a"))
    found = defaultdict(made, {"x": [1]})
    found["new"].seen.append(found["x"])
    found["x"].append(5)
    print(found["new"].seen, found.keys() == {"x", "new"}, found.default_factory().n)
    count = defaultdict(int, a=2.5)
    count["b"] += 1
    count["a"] += 1
    print(sorted(count.items()), next(iter(count.keys())))


main()
