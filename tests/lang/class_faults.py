# SPDX-License-Identifier: MIT
# What classes may not do, in CPython's words; conversions must give what they are named for.
def show(f):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, e)
class A: pass
class B(A): pass
class Z: pass
show(lambda: type('X', (A, B), {}))
show(lambda: type('X', (A, Z, B), {}))
show(lambda: type('X', (A, A), {}))
class Bad:
    def __int__(self): return 'a'
    def __index__(self): return 1.5
    def __float__(self): return 1
    def __neg__(self): return NotImplemented
for f in (int, float, hex, range, [1].__getitem__, (-1).__add__): show(lambda: f(Bad()))
print(-Bad())
class V:
    def __init__(self, v): self.v = v
    def __radd__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
for x in ('s', [1], (1,), 1): show(lambda: x + V(1))
show(lambda: V(1) + 's')
class Off:
    def __init__(self): self.n = 0
    def press(self): self.__class__ = On; self.n += 1; return 'on'
class On(Off):
    def press(self): self.__class__ = Off; self.n += 1; return 'off'
o = Off()
print(o.press(), type(o).__name__, o.press(), type(o).__name__, o.n)
class New:
    def __new__(cls, *args): return super().__new__(cls)
print(type(New().__new__(New)).__name__, isinstance(New.__new__(New), New))
class P:
    def who(self): return 'P'
class Q(P):
    def parent(self): return super()
    def set(self): super().x = 1
print(Q().parent().who(), str(Q().parent())[:22])
show(Q().set)
show(lambda: super(1, 1))
show(lambda: 2 ** 'x')
show(lambda: [1] * (1 << 70))
show(lambda: [].append(x=1))
show(lambda: [3, 1].sort(reverse='x'))
show(lambda: bytes(None))
show(lambda: bytes(1.5))
class Bytes(bytearray): pass
print(Bytes(b'y'), '%5.1f%%' % 2.5)
show(lambda: '%5.2%' % ())
show(lambda: '%q' % ())
match 5:
    case int(x): print(x)
class Point:
    __match_args__ = ('x', 'y')
    x = 1; y = 2
def m1():
    match Point():
        case Point(1, x=1): return 1
def m2():
    match 5:
        case int(1, 2): return 1
def m3():
    five = 5
    match 5:
        case five(): return 1
for f in (m1, m2, m3): show(f)
def stop(x):
    if x: return x
    raise StopIteration('early')
print(list(map(stop, [1, 2, 0, 3])))
def inner(): return (yield from map(stop, [1, 0]))
def outer(): print('value', (yield from inner()))
def thrown():
    try: yield 1
    except ValueError as e: yield e.args
g = thrown(); next(g)
print(g.throw(ValueError, ValueError(7)))
print('x'.__hash__() == hash('x'), (5).__hash__() == hash(5), (1.5).__hash__() == hash(1.5))
