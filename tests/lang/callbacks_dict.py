# SPDX-License-Identifier: MIT
# stress: host
# Dictionaries and sets whose keys change them while they are looked for.
import gc
def churn():
    gc.collect()
    return [[str(i)] * 4 for i in range(8)]
def show(label, work):
    try:
        r = work()
    except Exception as e:
        print(label, type(e).__name__, e)
    else:
        print(label, r)
def survive(label, work):
    try: work()
    except Exception: pass
class K:
    todo = None
    def __init__(self, n): self.n = n
    def __hash__(self):
        if K.hashes: K.act()
        return 1
    def __eq__(self, o):
        if not K.hashes: K.act()
        return isinstance(o, K) and self.n == o.n
    def __repr__(self): return 'K%d' % self.n
    hashes = False
    @staticmethod
    def act():
        todo, K.todo = K.todo, None
        if todo:
            todo()
            churn()
def with_dict(label, todo, work, n=12):
    for hashes in (False, True):
        K.todo = None
        K.hashes = hashes
        d = {K(i): i for i in range(n)}
        K.todo = lambda: todo(d)
        show(label + ' ' + str(hashes), lambda: (work(d), len(d)))
        K.todo = None
        print(sorted(d.values(), key=str), list(d)[:3])
def clear(d): d.clear()
def grow(d):
    for i in range(100): d[i] = i
def shrink(d):
    for k in list(d)[2:]: del d[k]
def popall(d):
    while d: d.popitem()
def remake(d):
    d.clear()
    for i in range(5): d['k%d' % i] = i
def store(d): d[K(7)] = 70
def delete(d): del d[K(7)]
for todo in (clear, grow, shrink, popall, remake):
    with_dict('get ' + todo.__name__, todo, lambda d: d.get(K(7)))
    with_dict('in ' + todo.__name__, todo, lambda d: K(7) in d)
    with_dict('store ' + todo.__name__, todo, store)
    with_dict('delete ' + todo.__name__, todo, delete)
    with_dict('pop ' + todo.__name__, todo, lambda d: d.pop(K(7), None))
    with_dict('setdefault ' + todo.__name__, todo, lambda d: d.setdefault(K(50), 3))
    with_dict('update ' + todo.__name__, todo, lambda d: d.update({K(7): 8, K(51): 9}))
    with_dict('eq ' + todo.__name__, todo, lambda d: d == {K(i): i for i in range(12)})
class V:
    def __init__(self, f): self.f = f
    def __eq__(self, o): self.f(); churn(); return True
    def __repr__(self): self.f(); churn(); return 'V'
def values(label, act, work):
    d = {}
    for i in range(10): d['k%d' % i] = V(lambda: act(d))
    show(label, lambda: work(d))
values('values clear', clear, lambda d: 5 in d.values())
values('items clear', clear, lambda d: ('k3', 1) in d.items())
values('dict eq clear', clear, lambda d: d == {'k%d' % i: i for i in range(10)})
values('repr clear', clear, repr)
values('repr items grow', lambda d: d.clear(), lambda d: repr(d.items())[:20])
def loop(label, act):
    d = {i: i for i in range(10)}
    def work():
        n = 0
        for k in d:
            n += 1
            act(d)
            churn()
        return n
    show(label, work)
loop('loop clear', clear)
loop('loop grow', grow)
loop('loop shrink', shrink)
class S:
    todo = None
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o):
        todo, S.todo = S.todo, None
        if todo: todo(); churn()
        return isinstance(o, S) and self.n == o.n
def with_set(label, todo, work):
    S.todo = None
    s = {S(i) for i in range(12)}
    o = {S(i) for i in range(5, 17)}
    for who in (s, o):
        S.todo = lambda: todo(who)
        show(label, lambda: (work(s, o), True)[1])
        S.todo = None
        print(len(s) >= 0, len(o) >= 0)
def sgrow(s):
    for i in range(100): s.add(i)
def spop(s):
    while s: s.pop()
for todo in (set.clear, sgrow, spop):
    for name in ('union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint',
                 'update', 'intersection_update', 'difference_update', 'symmetric_difference_update', '__eq__', '__lt__'):
        with_set(name, todo, lambda s, o: getattr(set, name)(s, o))
    with_set('in', todo, lambda s, o: S(7) in s)
    with_set('add', todo, lambda s, o: s.add(S(7)))
    with_set('discard', todo, lambda s, o: s.discard(S(7)))
    with_set('or', todo, lambda s, o: s | o)
    with_set('list', todo, lambda s, o: s.union(list(o)))
class R:
    def __init__(self, c): self.c = c
    def __repr__(self): self.c.clear(); churn(); return 'R'
l = []
l += [R(l) for i in range(5)]
print(repr(l))
s = set()
s |= {R(s) for i in range(5)}
show('repr set', lambda: repr(s)[:1])
import collections
q = collections.deque()
q.extend([R(q) for i in range(5)])
show('repr deque', lambda: repr(q)[:5])
