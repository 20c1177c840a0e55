# SPDX-License-Identifier: MIT
# small
# set and frozenset.
s = {3, 1, 2}
print(s, len(s), 2 in s, 5 in s, set(), set([1, 1, 2]), set('aab') == {'a', 'b'}, frozenset([1, 2]), frozenset(), {1, 2} == {2, 1}, {1} == frozenset([1]))
s.add(4); s.add(1); s.discard(9); s.remove(3); s.update([7, 8], (9,))
print(s, s.pop(), s, s.copy() == s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union(b, [9]), a.intersection([1, 3], {3}), a.difference(b, {1}), a.symmetric_difference(b))
print(a < b, {1} < a, a <= a, a >= {1}, a > a, {1}.issubset(a), a.issuperset([1]), a.isdisjoint({9}), a.isdisjoint([1]), a != b)
a |= {10}; a &= {1, 2, 10, 11}; a -= {2}; a ^= {1, 5}
print(a)
c = {1, 2, 3}
c.intersection_update([2, 3, 4]); print(c)
c.difference_update([2]); print(c)
c.symmetric_difference_update({3, 9}); print(c)
c.clear(); print(c, bool(c))
f = frozenset('abc')
print(len(f), 'a' in f, hash(f) == hash(frozenset('cba')), f == set('abc'), type(f | {'d'}).__name__, type({1} | frozenset([2])).__name__, {f: 1}[frozenset('bca')], f.union('d') == frozenset('abcd'))
for fn in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [1], lambda: {1} < [1], lambda: hash({1}), lambda: set(5), lambda: frozenset([1]).add(2), lambda: {1} + {2}, lambda: {1}[0]):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted({x % 3 for x in range(10)}), {1, 1.0, True}, {0, False}, {(1, 2), (1, 2)}, {frozenset([1])} == {frozenset([1])})
try:
    for x in (g := {1, 2}): g.add(x + 10)
except RuntimeError as e:
    print(e)
print(set(range(10)) - set(range(5)), sum({1, 2, 3}), max({5, 9, 2}), sorted({'b', 'a'}), {5, 3, 8, 1}, {100, 7, 64, 33}, {-1, -5, 2})
print({1, 2} & {2, 3} | {9}, {*range(3), *[7]}, len({i // 2 for i in range(10)}), {1, 2} in [{2, 1}], {1} in {frozenset({1})})
