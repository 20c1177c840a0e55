# SPDX-License-Identifier: MIT
# small
# Methods of dict, order of insertion, errors.
d = {'b': 1, 'a': 2}
d['c'] = 3; d['b'] = 10
print(d, len(d), list(d), list(d.values()), list(d.items()), 'a' in d, 'z' in d, d.get('a'), d.get('z'), d.get('z', 0))
print(d.pop('a'), d.pop('a', 'gone'), d.setdefault('n', []), d.setdefault('b', 5), d)
d.update({'x': 1}, y=2); d.update([('p', 5), ['q', 6]]); d.update()
print(d, d.popitem(), d.popitem(), d.copy() == d)
del d['b']; d['b'] = 'again'
print(d, next(iter(d)), next(reversed(d)), list(reversed(d)), list(reversed(d.items()))[0])
print(dict(a=1, b=2), dict([('k', 1)]), dict({'m': 1}, n=2), dict(zip('ab', range(2))), dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), {}, dict())
print({'a': 1} == {'a': 1}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} != {'a': 2}, {1: 'x'} == {1.0: 'x'}, {'a': 1} | {'b': 2}, {'a': 1} | {'a': 5})
e = {'k': 0}
e |= {'l': 1}; e |= [('m', 2)]
print(e, {**e, 'z': 9}, {k: v for k, v in e.items() if v}, {v: k for k, v in e.items()})
for f in (lambda: {}['x'], lambda: {}.pop('x'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} < {}, lambda: {} + {}, lambda: hash({}), lambda: dict(1, 2), lambda: {}.get(), lambda: {}[[]], lambda: {1: 2} | 5):
    try:
        print(f())
    except Exception as err:
        print(type(err).__name__, err)
try:
    del d['nothing']
except KeyError as err:
    print(err)
def grow():
    for k in d: d[k + '!'] = 1
try:
    grow()
except RuntimeError as err:
    print(err)
s = {}
s['self'] = s
print(s)
print({1: 'int', 1.0: 'float', True: 'bool'}, {0: 'a', False: 'b'}, {None: 1, (): 2, (1,): 3, 'x': 4})
d.clear(); print(d, not d)
for k, v in {'x': 1, 'y': 2}.items(): print(k, v, end=' ')
print()
