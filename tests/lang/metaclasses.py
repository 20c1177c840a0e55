# SPDX-License-Identifier: MIT
# Metaclasses, type(), __init_subclass__, class decorators, __class_getitem__.
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns['made_by'] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.options = sorted(kw.items())
    def __call__(cls, *a, **k):
        print('creating', cls.__name__)
        return super().__call__(*a, **k)
    def __len__(cls): return 7
    def __repr__(cls): return '<' + cls.__name__ + '>'

class A(metaclass=Meta, flag=1):
    def __init__(self, x): self.x = x
print(A.made_by, A.options, type(A).__name__, A(5).x, len(A), A)
class B(A): pass
print(B.made_by, type(B) is Meta, B(1).x)

Dyn = type('Dyn', (A,), {'y': 3, 'm': lambda self: self.x + self.y})
print(Dyn(4).m(), Dyn.__name__)
Plain = type('Plain', (), {})
print(Plain().__class__.__name__, type(Plain))

class Registry:
    known = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Registry.known.append((cls.__name__, tag))
class R1(Registry): pass
class R2(Registry, tag='two'): pass
print(Registry.known)

def decorate(cls):
    cls.added = 'by decorator'
    return cls
@decorate
class Deco: pass
print(Deco.added)

class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(G[int], G['x', 1])

class Singleton(type):
    instances = {}
    def __call__(cls, *a):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]
class One(metaclass=Singleton): pass
print(One() is One())

class Abstract(type):
    def __instancecheck__(cls, obj): return hasattr(obj, 'quack')
    def __subclasscheck__(cls, sub): return 'quack' in sub.__dict__
class Duck(metaclass=Abstract): pass
class Robot:
    def quack(self): pass
print(isinstance(Robot(), Duck), isinstance(3, Duck), issubclass(Robot, Duck))

class New:
    def __new__(cls, v):
        self = super().__new__(cls)
        self.raw = v
        return self
    def __init__(self, v): self.cooked = v * 2
n = New(4)
print(n.raw, n.cooked)
class Other:
    def __new__(cls): return 'not an instance'
    def __init__(self): print('never')
print(Other())
class Int(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def double(self): return self * 2
print(Int(4), Int(4).double(), type(Int(4)).__name__, Int(4) + 1)

class Base:
    def __init_subclass__(cls, **keywords):
        cls.keywords = keywords
class Noted(type):
    def __new__(meta, name, bases, names, *, note='none', **keywords):
        cls = super().__new__(meta, name, bases, names, **keywords)
        cls.note = note
        return cls
    def __init__(cls, name, bases, names, **keywords):
        cls.seen = sorted(keywords)
class First(Base, metaclass=Noted): pass
Made = type('Made', (First,), {'x': 1}, note='made', more=2)
print(type(Made).__name__, Made.note, Made.keywords, Made.seen, Made.x)
Plain = type('Plain', (Base,), {}, more=3)
print(type(Plain).__name__, Plain.keywords, First.note, First.keywords)
