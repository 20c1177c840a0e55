# SPDX-License-Identifier: MIT
words = ["bb", "a", "ccc"]
print(sorted(words, key=len), max(words, key=len), min(words, key=lambda w: -len(w)))
print(sorted(words, key=str.upper, reverse=True), max([3, "4"], key=int), min((), default=[7])[0])


class K:
    def __init__(self, w):
        self.w = w

    def __lt__(self, other):
        return {"x": 0} if self.w < other.w else {}


print(sorted(words, key=K), min(words, key=K))
print(max(3, 2.5), min("a", "b").upper(), max([1], [2])[0])


class W:
    def weigh(self, x):
        return (len(x), x)


print(sorted(words, key=W().weigh), sum([[1], [2]], [])[1], sum((1, 2.5)) / 2, sum([True, 2]))
words.sort(key=lambda w: (w[0], [w]))
print(words)


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return "sum" if isinstance(other, V) else self

    __radd__ = __add__


print(sum([V(1), V(2)]).upper() if isinstance(sum([V(1), V(2)]), str) else "V")
fs = [min, max, sorted]
print(fs[0](words), fs[1](words), fs[2](words)[0])
