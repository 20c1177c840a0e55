# SPDX-License-Identifier: MIT
# no stress
# Without end through every door there is into Python code: RecursionError each time, and all works afterwards.
def attempt(label, work):
    try:
        work()
        print(label, 'no error')
    except RecursionError:
        print(label, 'limit')
    print(fact(12), '%s-%r' % ([1, (2,)], {'a': 1.5}), sorted([3, 1, 2]), f'{2**70:>25}')
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def plain(n): return plain(n + 1) + 1
attempt('plain', lambda: plain(0))
def many(a, b, c, d, *e, f=1, **g): return many(b, c, d, a, *e, f=f, **g)
attempt('many', lambda: many(1, 2, 3, 4, 5, 6, x=1))
def starred(*a, **k): return starred(*a, **k)
attempt('star', lambda: starred(1, 2, 3, a=1))
lam = lambda n: lam(n + 1)
attempt('lambda', lambda: lam(0))
def closure(n):
    def inner(): return closure(n + 1) + n
    return inner()
attempt('closure', lambda: closure(0))
class D:
    def method(self): return self.method()
    def __repr__(self): return '<%r>' % self
    def __str__(self): return 'a' + str(self)
    def __format__(self, spec): return format(self, spec)
    def __eq__(self, o): return o == self
    def __lt__(self, o): return o < self
    def __add__(self, o): return self + o
    def __radd__(self, o): return o + self
    def __neg__(self): return -self
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __getattr__(self, n): return getattr(self, 'b' if n == 'a' else 'a')
    def __getitem__(self, i): return self[i]
    def __setitem__(self, i, v): self[i] = v
    def __delitem__(self, i): del self[i]
    def __contains__(self, i): return i in self
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __reversed__(self): return reversed(self)
    def __call__(self, *a): return self(*a)
    def __index__(self): return [1, 2][self]
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): return False
    def __abs__(self): return abs(self)
    def __round__(self, n=None): return round(self, n)
    def __divmod__(self, o): return divmod(self, o)
    def __bytes__(self): return bytes(self)
d, e = D(), D()
for label, work in (
    ('method', lambda: d.method()), ('repr', lambda: repr(d)), ('str', lambda: str(d)), ('format', lambda: format(d, 'x')), ('fstring', lambda: f'{d:5}'),
    ('str.format', lambda: '{:5}'.format(d)), ('percent', lambda: '%s' % d), ('percent r', lambda: '%r' % (d,)), ('eq', lambda: d == e), ('lt', lambda: d < e), ('add', lambda: d + 1), ('radd', lambda: 1 + d),
    ('neg', lambda: -d), ('hash', lambda: hash(d)), ('len', lambda: len(d)), ('bool', lambda: bool(d)), ('not', lambda: not d), ('if', lambda: 1 if d else 2), ('getattr', lambda: d.missing), ('getitem', lambda: d[1]),
    ('in', lambda: 1 in d), ('iter', lambda: iter(d)), ('for', lambda: [x for x in d]), ('list', lambda: list(d)), ('next', lambda: next(d)), ('reversed', lambda: reversed(d)), ('call', lambda: d(1, 2)), ('index', lambda: [1, 2][d]),
    ('int', lambda: int(d)), ('float', lambda: float(d)), ('enter', lambda: d.__enter__()), ('abs', lambda: abs(d)), ('round', lambda: round(d)), ('divmod', lambda: divmod(d, 1)),
    ('sorted', lambda: sorted([d, e])), ('min', lambda: min(d, e)), ('max', lambda: max([d, e])), ('dict key', lambda: {d: 1}), ('set', lambda: {d}), ('list eq', lambda: [d] == [e]), ('tuple eq', lambda: (d, 1) == (e, 1)),
    ('list lt', lambda: [d] < [e]), ('list in', lambda: e in [d]), ('index of', lambda: [d].index(e)), ('count', lambda: [d].count(e)), ('remove', lambda: [d].remove(e)), ('tuple hash', lambda: hash((d,))), ('frozenset', lambda: frozenset([d])),
    ('print', lambda: print(d)), ('join', lambda: ','.join(map(str, [d]))), ('sum', lambda: sum([d, d])), ('range', lambda: range(d)), ('bytes', lambda: bytes(d)), ('mul', lambda: [1] * d), ('slice', lambda: [1][d:]), ('chr', lambda: chr(d)),
    ('dict eq', lambda: {1: d} == {1: e}), ('any', lambda: any([d])), ('all', lambda: all([d])), ('repr list', lambda: repr([d])), ('repr dict', lambda: repr({1: d})), ('repr tuple', lambda: str((d,))),
):
    attempt(label, work)
def st(): d[1] = 2
attempt('setitem', st)
def dl(): del d[1]
attempt('delitem', dl)
class I:
    def __init__(self): self.child = I()
attempt('init', I)
class N:
    def __new__(cls): return cls()
attempt('new', N)
class P:
    @property
    def p(self): return self.p
    def __getattribute__(self, name): return object.__getattribute__(self, name)
attempt('property', lambda: P().p)
class GA:
    def __getattribute__(self, name): return self.x
attempt('getattribute', lambda: GA().y)
class SA:
    def __setattr__(self, name, v): self.x = v
    def __delattr__(self, name): del self.x
def sa(): SA().x = 1
attempt('setattr', sa)
def da(): del SA().x
attempt('delattr', da)
class Desc:
    def __get__(self, o, t): return o.v
    def __set__(self, o, v): o.v = v
class HasDesc: v = Desc()
attempt('descriptor', lambda: HasDesc().v)
def ds(): HasDesc().v = 1
attempt('descriptor set', ds)
class Sup:
    def m(self): return 1
class Sub(Sup):
    def m(self): return super().m() + Sub.m(self)
attempt('super', lambda: Sub().m())
def gen(n): yield from gen(n + 1)
attempt('yield from', lambda: list(gen(0)))
def gen2(n):
    for x in gen2(n + 1): yield x
attempt('generator', lambda: list(gen2(0)))
def gen3(): return sum(x for x in gen3())
attempt('genexpr', gen3)
async def co(): await co()
def drive(): co().send(None)
attempt('await', drive)
def comp(n): return [comp(n + 1) for i in (1, 2)]
attempt('listcomp', lambda: comp(0))
def dcomp(n): return {i: dcomp(n + 1) for i in (1, 2)}
attempt('dictcomp', lambda: dcomp(0))
def bykey(n): return sorted([1, 2], key=bykey)
attempt('sort key', lambda: bykey(0))
def bymax(n): return max([1, 2], key=bymax)
attempt('max key', lambda: bymax(0))
def bymap(n): return list(map(bymap, [1]))
attempt('map', lambda: bymap(0))
def byfilter(n): return list(filter(byfilter, [1]))
attempt('filter', lambda: byfilter(0))
def byiter(): return list(iter(byiter, 1))
attempt('iter call', byiter)
def bytry(n):
    try: return bytry(n + 1)
    finally: n += 1
attempt('finally', lambda: bytry(0))
def bytry2(n):
    try: raise KeyError(n)
    except KeyError: return bytry2(n + 1)
attempt('except', lambda: bytry2(0))
class W:
    def __enter__(self): return self
    def __exit__(self, *a):
        with W(): raise ValueError(1)
def bywith():
    with W(): pass
attempt('exit', bywith)
def bywith2(n):
    with W2(): return bywith2(n + 1)
class W2:
    def __enter__(self): return self
    def __exit__(self, *a): return None
attempt('with', lambda: bywith2(0))
def bymatch(n):
    match n:
        case [x, *_]: return bymatch([x])
        case {'a': b}: return bymatch({'a': b})
attempt('match', lambda: bymatch([1]))
def bydeco(f): return bydeco(bydeco)
attempt('decorator', lambda: bydeco(1))
def bytype(n):
    class X:
        y = bytype(n + 1)
    return X
attempt('class body', lambda: bytype(0))
def byget(o): return getattr(o, 'x', byget(o))
attempt('getattr call', lambda: byget(1))
def bytuple(n): return (n, *bytuple(n + 1))
attempt('star display', lambda: bytuple(0))
def bydict(n): return {'a': n, **bydict(n + 1)}
attempt('dict display', lambda: bydict(0))
def byf(n): return f'{n}{byf(n + 1)!r:>10}'
attempt('fstring arg', lambda: byf(0))
def byassert(n):
    assert byassert(n + 1), byassert(n)
attempt('assert', lambda: byassert(0))
attempt('big', lambda: plain(2 ** 70))
print('done')
