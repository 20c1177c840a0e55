# SPDX-License-Identifier: MIT
# Classes: bases that cannot be, orders that cannot be, metaclasses in conflict, containers filled by __init__, __class__ and __dict__ stored.
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def kind(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__)


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass


print([c.__name__ for c in D.__mro__], D.__bases__ == (B, C), D.__base__ is B if hasattr(D, '__base__') else True)
kind(lambda: type('X', (A, B), {}))
kind(lambda: type('X', (type('P', (B, C), {}), type('Q', (C, B), {})), {}))
kind(lambda: type('X', (A, A), {}))
kind(lambda: type('X', (5,), {}))
show(lambda: type('X', (bool,), {}))
kind(lambda: type('X', (int, str), {}))
kind(lambda: type('X', [], {}))
kind(lambda: type('X', (), []))
kind(lambda: type(5, (), {}))
show(lambda: type('X', (A, dict), {'x': 1})().x)
print(type('Y', (), {}).__name__, type('Y', (A,), {'f': lambda self: 7})().f(), isinstance(type('Z', (D,), {})(), A))


class M1(type): pass
class M2(type): pass
class N1(metaclass=M1): pass
class N2(metaclass=M2): pass
class M3(M1, M2): pass


def conflict():
    class X(N1, N2): pass
    return X


kind(conflict)


def joined():
    class X(N1, N2, metaclass=M3): pass
    return type(X).__name__


show(joined)


class SubMeta(M1): pass
class N3(N1, metaclass=SubMeta): pass


def derived():
    class X(N1, N3): pass
    return type(X).__name__


show(derived)


def base_maker(name, bases, ns):
    return (name, len(bases), sorted(k for k in ns if not k.startswith('__')))


class FromFunction(metaclass=base_maker):
    x = 1
    def f(self): pass


print(FromFunction)


class L(list):
    def __init__(self, *args, extra=0):
        super().__init__(*args)
        self.extra = extra


class Di(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.n = len(self)


class S(set):
    def __init__(self, *args):
        super().__init__(*args)


print(L([1, 2], extra=3), L('ab').extra, L(), Di({1: 2}, a=3), Di([(1, 2)]).n, Di(x=1).n, Di(), S('aa'), S())
kind(lambda: L(5))
kind(lambda: Di(5))
kind(lambda: Di([1]))
kind(lambda: S(5))
l = L([1])
l.__init__([5, 6])
print(l)
s = S([1])
s.__init__([7])
print(s)
d = Di({1: 2})
d.__init__({3: 4}, z=1)
print(d)


class NoInit: pass
class WithNew:
    def __new__(cls, *args, **kw): return super().__new__(cls)
class WithInit:
    def __init__(self, x): super().__init__()
class BadInit:
    def __init__(self, x): super().__init__(x)
class Returns:
    def __init__(self): return 5


kind(NoInit, 1)
kind(lambda: NoInit(x=1))
print(type(WithNew(1, x=2)).__name__, type(WithInit(1)).__name__)
kind(BadInit, 1)
kind(Returns)
kind(WithInit)
kind(object, 1)
kind(object.__new__)
kind(object.__new__, 5)
kind(object.__new__, int)


class T1: pass
class T2:
    y = 9
class Slots: __slots__ = ('a', 'b')
class SlotsMore(Slots): __slots__ = ['c']
class SlotsDict(Slots): pass


t = T1()
t.x = 1
t.__class__ = T2
print(t.x, t.y, type(t).__name__)
kind(setattr, t, '__class__', Slots)
t.__dict__ = {'z': 3}
print(t.z, t.__dict__, hasattr(t, 'x'))
kind(delattr, t, 'nothing')
kind(delattr, t, 'y')
kind(lambda: t.nothing)
s = SlotsMore()
s.a = 1
s.c = 3
print(s.a, s.c, hasattr(s, 'b'))
kind(lambda: s.b)
kind(setattr, s, 'd', 1)
kind(delattr, s, 'b')
del s.a
print(hasattr(s, 'a'))
s = SlotsDict()
s.a, s.q = 1, 2
print(s.a, s.q, s.__dict__)


class Hooks:
    def __init__(self): self.log = []
    def __getattribute__(self, name):
        if name == 'computed': return 42
        if name == 'missing': raise AttributeError('gone ' + name)
        if name == 'broken': raise KeyError(name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return 'fallback ' + name
    def __setattr__(self, name, v):
        if name == 'ro': raise AttributeError('read-only')
        object.__setattr__(self, name, v)
    def __delattr__(self, name):
        if name == 'ro': raise AttributeError('read-only')
        object.__delattr__(self, name)


h = Hooks()
h.x = 5
print(h.computed, h.missing, h.x, h.y)
show(lambda: h.broken)
show(setattr, h, 'ro', 1)
show(delattr, h, 'ro')
del h.x
print(h.x, getattr(h, 'q', 'default'), hasattr(h, 'broken') if 0 else '')


class Data:
    def __get__(self, o, t): return ('get', o is None, t.__name__)
    def __set__(self, o, v): o.__dict__['stored'] = v
    def __delete__(self, o): o.__dict__.pop('stored')
    def __set_name__(self, owner, name): print('named', owner.__name__, name)
class NonData:
    def __get__(self, o, t=None): return 'nondata'
class Owner:
    data = Data()
    non = NonData()


o = Owner()
o.data = 5
o.__dict__['data'] = 'shadow'
print(o.data, Owner.data, o.__dict__, o.non, Owner.non)
del o.data
o.non = 6
print(o.non, o.__dict__)
Owner.late = 5
del Owner.late
kind(lambda: Owner.late)
kind(delattr, Owner, 'late')
kind(setattr, int, 'x', 1)


class Prop:
    @property
    def only(self): return 1
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def plain(*a): return a
    def raising(self): raise KeyError('inner')
    bad = property(raising)


p = Prop()
print(p.only, p.make(1), Prop.make(2), p.plain(3), Prop.plain(4), isinstance(Prop.__dict__['only'], property))
kind(setattr, p, 'only', 2)
kind(delattr, p, 'only')
show(lambda: p.bad)
print(Prop.__dict__['plain'](5) if callable(Prop.__dict__['plain']) else (5,))
kind(lambda: Prop.__dict__['make']())


class Ops:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return 'radd'
    def __call__(self, *a, **k): return a, k
    def __len__(self): return -1
    def __contains__(self, x): return x
    def __iter__(self): return 5
    def __bool__(self): return 1
    def __hash__(self): return 'x'
    def __str__(self): return 5
    def __repr__(self): return None
    def __index__(self): return 'x'
    def __getitem__(self, i): raise IndexError(i)


p = Ops()
for f in (lambda: p + 1, lambda: 1 + p, lambda: p + p, lambda: p(1, x=2), lambda: len(p), lambda: 5 in p, lambda: 0 in p, lambda: iter(p), lambda: bool(p), lambda: hash(p), lambda: str(p),
          lambda: repr(p), lambda: [1][p], lambda: p[0], lambda: {p: 1}, lambda: '%s' % p, lambda: f'{p!r}'):
    kind(f)


def nested(n):
    class Inner:
        depth = n
        def get(self): return __class__.__name__, self.depth, n
    return Inner


print(nested(3)().get(), nested(4).depth)
for name in ('__name__', '__doc__', '__module__', '__qualname__', '__dict__', '__bases__', '__mro__', '__class__'):
    print(name, hasattr(A, name))
