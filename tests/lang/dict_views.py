# SPDX-License-Identifier: MIT
# keys, values, items as live, set-like views.
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d['d'] = 4
print(k, list(v), ('d', 4) in i, ('d', 5) in i, 'd' in k, 4 in v, 'z' in k, 5 in i)
print(sorted(k & {'a', 'z'}), sorted(k | ['z']), sorted(k - {'a'}), sorted(k ^ {'a', 'q'}), sorted(i & {('a', 1)}))
print(k == {'a', 'b', 'c', 'd'}, k >= {'a'}, k < {'a', 'b', 'c', 'd', 'e'}, i == set(d.items()), k.isdisjoint({'x'}), k == d.keys(), v == d.values())
print(sorted({'a', 'q'} & k), sorted({'q'} | k), list(reversed(k)), list(reversed(v)), type(k).__name__, bool({}.keys()))
for key, val in sorted(d.items(), key=lambda p: -p[1]): print(key, val, end=' ')
print()
it = iter(d)
print(next(it), next(it))
del d['a']; d['a'] = 9
print(list(d.items()), sum(d.values()), max(d, key=d.get), min(d.values()), dict(sorted(d.items())))
it = iter(d.items())
next(it)
d['new'] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
print([*d.keys()], (*d.values(),), {**d} == d, list(zip(d.keys(), d.values())) == list(d.items()))
try:
    hash(d.keys())
except TypeError as e:
    print(e)
try:
    d.keys() < 5
except TypeError as e:
    print(e)
