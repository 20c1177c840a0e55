# SPDX-License-Identifier: MIT
# stress: host
# set, frozenset and dict views: every operator with every kind, methods with several and odd arguments, subclasses, callbacks.
def show(f, *args):
    try:
        r = f(*args)
        print(type(r).__name__, sorted(r, key=str) if isinstance(r, (set, frozenset)) else r)
    except Exception as e:
        print(type(e).__name__, e)


import operator
d, e = {1: 'a', 2: 'b', 3: 'c'}, {2: 'b', 3: 'x', 4: 'd'}
KINDS = [{1, 2, 3}, frozenset([2, 3, 4]), d.keys(), e.keys(), d.items(), set(), frozenset(), {1, 2, 3, 4, 5}, [1, 2], 5]
for op in (operator.or_, operator.and_, operator.sub, operator.xor, operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    for a in KINDS[:8]:
        for b in KINDS:
            try:
                r = op(a, b)
                print(op.__name__, type(r).__name__, sorted(r, key=str) if not isinstance(r, bool) else r)
            except TypeError as error:
                print(op.__name__, error)
for op in (operator.ior, operator.iand, operator.isub, operator.ixor):
    for b in KINDS[:3] + KINDS[5:]:
        a = {1, 2, 9}
        show(op, a, b)
        show(op, frozenset([1, 2, 9]), b)
    a = {1, 2}
    show(op, a, a)
for name in ('union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint', 'update', 'intersection_update',
             'difference_update', 'symmetric_difference_update'):
    for args in ((), ({2, 9},), ([2, 9, 2],), ('ab',), ({1: 2},), ({1}, [2]), ({1, 2, 3}, (1,), iter([1, 5])), (5,), ([[]],), (frozenset([1]), 5)):
        s = {1, 2, 3}
        try:
            r = getattr(s, name)(*args)
            print(name, sorted(r, key=str) if isinstance(r, set) else r, sorted(s, key=str))
        except Exception as error:
            print(name, type(error).__name__, sorted(s, key=str))
s = {1, 2, 3}
print(s.intersection(s) == s, s.difference(s), s.symmetric_difference(s), s.union(s) == s, s.issubset(s))
s.difference_update(s)
print(s)
s = {1, 2, 3}
s.symmetric_difference_update(s)
print(s)
s = {1}
s.intersection_update(s)
s.update(s)
print(s)
print({1, 2, frozenset([3])} == {1, 2, frozenset([3])}, {3} in {1, frozenset([3])}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s = {1, frozenset([3])}
s.remove({3})
s.discard({3})
show(s.remove, {3})
show(s.remove, [])
show(s.discard, [])
show(s.add, [])
show(lambda: [] in s)
show(lambda: {1, []})
show(set().pop)
show(set, 5)
show(set, 1, 2)
show(lambda: set(x=1))
show(frozenset, 'aba')
show(lambda: hash(set()))
show(lambda: set() + set())
show(lambda: -set())
print(set(), frozenset(), {1}, frozenset([1]), repr({'a'}), bool(set()), bool({0}), len(frozenset('ab')))


class S(set): pass
class F(frozenset): pass


s, f = S([1, 2]), F([1, 2])
s.x = 1
print(s, f, S(), F(), type(s | {3}).__name__, type(f & {1}).__name__, type(s.copy()).__name__, type(f.copy()).__name__, type(s.union([1])).__name__, s == f, hash(f) == hash(frozenset([1, 2])))
ring = {1}
class Box:
    def __init__(self, v): self.v = v
    def __repr__(self): return repr(self.v)
ring.add(Box(ring))
print(len(repr(ring)) > 5, '...' in repr(ring))
ring = F([Box(None)])
next(iter(ring)).v = ring
print(repr(ring))


class BadHash:
    def __hash__(self): raise KeyError('hash')


class BadEq:
    def __hash__(self): return hash(1)
    def __eq__(self, o): raise KeyError('eq')


for f in (lambda: {BadHash()}, lambda: {1, BadEq()}, lambda: {1}.union([BadEq()]), lambda: {1} & {BadEq()}, lambda: {1}.difference([BadEq()]), lambda: {1} ^ {BadEq()},
          lambda: {1}.issubset([BadEq()]), lambda: {1} == {BadEq()}, lambda: {1} < {BadEq(), 2}, lambda: BadEq() in {1}, lambda: {1}.isdisjoint([BadEq()]),
          lambda: {1}.discard(BadEq()), lambda: frozenset([BadHash()]), lambda: {1}.issuperset([BadHash()]), lambda: {1}.symmetric_difference([BadHash()])):
    show(f)
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as error:
    print(error)
it = iter({1})
print(list(it), list(it), next(it, 'end'))
big = set(range(200))
for i in range(0, 200, 2): big.discard(i)
print(len(big), sum(big), big == set(range(1, 200, 2)), min(big.pop() for _ in range(3)) > 0)
print({1, 1.0, True}, {0, False, 0.0}, {'a', b'a'} == {b'a', 'a'}, {2**70, 2**70}, len({1.5, 'x', None, (), 2**65, 1j}))

v = d.items()
print((1, 'a') in v, (1, 'b') in v, (9, 'a') in v, 5 in v, (1,) in v, (1, 2, 3) in v, 1 in d.keys(), [] in d.values() if 1 else 0, 'a' in d.values())
show(lambda: [] in d.keys())
show(lambda: ([], 1) in d.items())
show(lambda: hash(d.keys()))
show(lambda: hash(d.items()))
print(isinstance(hash(d.values()), int), len(d.keys()), bool(d.keys()), bool({}.items()), d.keys() == {1, 2, 3}, d.items() == {(1, 'a')}, d.values() == d.values())
print(d.keys().isdisjoint([9]), d.keys().isdisjoint({1}), d.items().isdisjoint([]), list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
show(lambda: d.keys() | 5)
show(lambda: 5 | d.keys())
show(lambda: [1] | d.keys())
show(lambda: [1, 9] - d.keys())
show(lambda: d.keys() + d.keys())
show(lambda: d.values() | {1})
show(lambda: d.keys() < 5)
show(lambda: -d.keys())
show(lambda: d.keys()[0])
loop = {}
loop[1] = loop.values()
print(loop.items(), loop.values(), {}.keys(), d.keys(), d.items())
