# SPDX-License-Identifier: MIT
from itertools import *
import itertools

print(list(islice(count(3), 4)), list(islice(count(1, -2), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(cycle([])))
print(list(repeat("x", 3)), list(repeat(1, 0)), list(repeat(1, -1)), list(islice(repeat(2), 2)))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable(["ab", "cd"])))
print(list(itertools.chain.from_iterable(x for x in ([1], [2, 3]))))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("AB", [1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(dropwhile(lambda x: True, [1])))
print(list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(bool, [])))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a"])))
print(list(starmap(pow, [(2, 5), (3, 2), (10, 3)])))
print(list(accumulate([1, 2, 3, 4, 5])), list(accumulate([1, 2, 3], initial=100)), list(accumulate([])))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate("abc")), list(accumulate([], initial=7)))
print(list(accumulate([1, 2, 3, 4], lambda a, b: a * b)))
print(list(pairwise("ABCD")), list(pairwise([1])), list(pairwise([])))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest()), list(zip_longest([], [1])))
print(list(zip_longest([1, 2, 3], [None], range(2))))

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)))
print(list(islice("ABCDEFG", 0, None, 2)), list(islice("ABCDEFG", 1, 6, 2)), list(islice("AB", 5)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 2)), next(it))
it = iter(range(10))
print(next(islice(it, 4, 4), None), next(it), list(islice(it, 0, 3, 2)), next(it))
for bounds in [(-1,), (1, -1), (-1, 2), (1, 2, 0), ("a",), (1, 2, -1)]:
    try:
        islice([], *bounds)
    except ValueError as error:
        print(bounds, error)

a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), tee([], 0))
a, b, c = tee(iter("xyz"), 3)
print(list(zip(a, b, c)))
try:
    tee([], -1)
except ValueError as error:
    print(error)

print([(k, list(g)) for k, g in groupby("AAAABBBCCD")])
print([(k, list(g)) for k, g in groupby(range(10), lambda x: x // 4)], list(groupby([])))
groups = groupby([1, 1, 2, 2, 3])
k1, g1 = next(groups)
print(next(g1))
k2, g2 = next(groups)
print(k1, list(g1), k2, next(g2))
k3, g3 = next(groups)
print(list(g2), k3, list(g3), next(groups, "end"), list(g3))
print([k for k, g in groupby("aab")])


class Counting:
    """Says which of its items were asked for."""

    def __init__(self, n):
        self.n, self.at = n, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == self.n:
            raise StopIteration
        self.at += 1
        return self.at


source = Counting(9)
first = takewhile(lambda x: x < 3, source)
print(list(first), source.at, list(islice(source, 2)), source.at)
source = Counting(9)
print(next(islice(source, 2, 5)), source.at)
source = Counting(3)
z = zip_longest(source, "abcde")
print(list(z), source.at)


def broken():
    yield 1
    raise KeyError("inside")


for function in (cycle, accumulate, pairwise, lambda x: islice(x, 5), lambda x: tee(x)[0], groupby):
    try:
        print(list(function(broken())))
    except KeyError as error:
        print("KeyError", error)
for wrong in (chain, product, zip_longest, permutations, tee):
    try:
        print(list(wrong(5)))
    except TypeError as error:
        print(error)
