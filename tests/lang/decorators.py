# SPDX-License-Identifier: MIT
# Decorators of functions, methods and classes; with arguments; stacked.
log = []
def trace(f):
    def wrapped(*a, **k):
        log.append((f.__name__, a, k))
        return f(*a, **k)
    wrapped.__name__ = f.__name__
    return wrapped

def repeat(n):
    def deco(f):
        def wrapped(*a):
            return [f(*a) for _ in range(n)]
        return wrapped
    return deco

@trace
def add(a, b=1): return a + b

@repeat(2)
@trace
def twice(x): return x * 2

print(add(1), add(2, b=3), twice(5), log, add.__name__)

class Registry:
    def __init__(self): self.items = {}
    def register(self, name):
        def deco(f):
            self.items[name] = f
            return f
        return deco
reg = Registry()
@reg.register('hello')
def hello(): return 'hi'
print(reg.items['hello'](), hello())

class Cached:
    def __init__(self, f): self.f, self.cache = f, {}
    def __call__(self, *a):
        if a not in self.cache:
            self.cache[a] = self.f(*a)
        return self.cache[a]
@Cached
def slow(n):
    log.append('slow')
    return n * n
log.clear()
print(slow(3), slow(3), slow(4), log)

class K:
    @staticmethod
    def st(x): return ('st', x)
    @classmethod
    def cm(cls, x): return (cls.__name__, x)
    @property
    def pr(self): return 'prop'
    @trace
    def meth(self, x): return x + 1
k = K()
print(k.st(1), K.st(2), k.cm(3), K.cm(4), k.pr, k.meth(5))

def add_repr(cls):
    cls.__repr__ = lambda self: cls.__name__ + str(sorted(self.__dict__.items()))
    return cls
@add_repr
class P:
    def __init__(self): self.a, self.b = 1, 2
print(P())

@(lambda f: 'replaced')
def gone(): pass
print(gone)
def order(n):
    log.append(('make', n))
    def deco(f):
        log.append(('apply', n))
        return f
    return deco
log.clear()
@order(1)
@order(2)
def f(): pass
print(log)
def f2(): pass
f2.attr = 5
print(f2.attr, hasattr(f, 'attr'))
