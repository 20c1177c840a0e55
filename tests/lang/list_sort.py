# SPDX-License-Identifier: MIT
# Sorting: stability, keys, reverse, errors, mutation.
import sys
print(sorted([3, 1, 2]), sorted('hello'), sorted((2.5, 1, 2)), sorted({3: 'a', 1: 'b'}), sorted([]), sorted([1]))
words = ['banana', 'Apple', 'cherry', 'date', 'fig', 'elder']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
pairs = [(i % 3, i) for i in range(20)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
seed = 12345
big = []
for i in range(500):
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    big.append(seed >> 8 & 0xff)
s = sorted(big)
print(all(a <= b for a, b in zip(s, s[1:])), len(s), sum(s) == sum(big), s[:5], s[-5:])
idx = sorted(range(len(big)), key=big.__getitem__)
print(all((big[a], a) < (big[b], b) for a, b in zip(idx, idx[1:])))
r = sorted(big, reverse=True)
print(r == s[::-1], sorted(s) == s, sorted(r) == s)
class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.n += 1
        return self.v < o.v
    def __repr__(self): return str(self.v)
print(sorted([K(3), K(1), K(2)]), K.n > 0)
try:
    sorted([1, 'a', 2])
except TypeError as e:
    print(e)
l = [3, 2, 1]
def mutate(x):
    l.append(0)
    return x
try:
    l.sort(key=mutate)
except ValueError as e:
    print(e, l)
def boom(x):
    if x == 2: raise KeyError('boom')
    return x
l = [3, 2, 1]
try:
    l.sort(key=boom)
except KeyError as e:
    print(e, l)
class Bad:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 5 or o.v == 5: raise ValueError('five')
        return self.v < o.v
l = [Bad(i) for i in (9, 4, 5, 1, 7)]
try:
    l.sort()
except ValueError as e:
    print(e, sorted(b.v for b in l))
print(sorted([[2, 1], [1, 9], [1, 2]]), sorted([(1, 'b'), (1, 'a')]), sorted([True, False, 2]), sorted([0.5, -1, 2]))
for bad in (lambda: sorted(5), lambda: sorted([1], key=5), lambda: sorted([1], foo=1), lambda: sorted()):
    try:
        bad()
    except TypeError as e:
        print(e)
print(min(words, key=len), max(words, key=len), min(3, 1, key=lambda x: -x), max([], default='none'), sorted('bca', reverse=1))
