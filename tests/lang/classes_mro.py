# SPDX-License-Identifier: MIT
# Multiple inheritance, C3 linearisation, super in diamonds.
class A:
    def who(self): return ['A']
    def only_a(self): return 'a'
class B(A):
    def who(self): return ['B'] + super().who()
class C(A):
    def who(self): return ['C'] + super().who()
class D(B, C):
    def who(self): return ['D'] + super().who()
print(D().who(), [k.__name__ for k in D.__mro__], D().only_a())

class Base:
    def __init__(self, **kw):
        self.log = ['Base']
        assert not kw
class Left(Base):
    def __init__(self, left=0, **kw):
        super().__init__(**kw)
        self.log.append(('Left', left))
class Right(Base):
    def __init__(self, right=0, **kw):
        super().__init__(**kw)
        self.log.append(('Right', right))
class Both(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append('Both')
print(Both(left=1, right=2).log)

class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass
try:
    class Bad(XY, YX): pass
except TypeError as e:
    print('TypeError', 'consistent method resolution' in str(e))

class Mixin:
    def hello(self): return 'mixin ' + self.name()
class Thing:
    def name(self): return 'thing'
class Mixed(Mixin, Thing): pass
print(Mixed().hello())

class P:
    v = 1
class Q(P): pass
class R(P):
    v = 2
class S(Q, R): pass
print(S.v, S().v)

class E(D, A): pass
print([k.__name__ for k in E.__mro__])
print(super(B, D()).who(), super(D, D()).who())
print(issubclass(D, (int, C)), isinstance(D(), (int, A)), issubclass(bool, int))

class Counted(dict, Mixin):
    def name(self): return 'dict'
c = Counted(a=1)
c['b'] = 2
print(c.hello(), c, len(c), isinstance(c, dict))

class M1:
    def f(self): return 'M1.f'
class M2:
    def f(self): return 'M2.f'
    def g(self): return 'M2.g'
class Child(M1, M2):
    def g(self): return super().g() + '+' + super().f()
print(Child().g())

class Cls:
    @classmethod
    def make(cls): return cls.__name__
class Sub(Cls):
    @classmethod
    def make(cls): return 'sub ' + super().make()
print(Sub.make(), Sub().make())
