# SPDX-License-Identifier: MIT
# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, __slots__.
class Proxy:
    def __init__(self, target): object.__setattr__(self, 'target', target)
    def __getattr__(self, name): return ('proxied', name, getattr(self.target, name))
    def __setattr__(self, name, v): setattr(self.target, name, v)
    def __delattr__(self, name): delattr(self.target, name)
class T: x = 1
t = T()
p = Proxy(t)
print(p.x)
p.y = 5
print(t.y, p.y)
del p.y
print(hasattr(t, 'y'), hasattr(p, 'nothing'))
try:
    p.nothing
except AttributeError as e:
    print(e)

class Log:
    def __init__(self): self.seen = 0
    def __getattribute__(self, name):
        if name.startswith('log_'): return name[4:]
        return object.__getattribute__(self, name)
l = Log()
print(l.log_abc, l.seen)

class Count:
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)
c = Count()
c.v = 21
print(c.v)

class Slots:
    __slots__ = ('a', 'b')
    def __init__(self, a): self.a = a
s = Slots(1)
s.b = 2
print(s.a, s.b)
try:
    s.c = 3
except AttributeError as e:
    print(type(e).__name__)
try:
    Slots(1).b
except AttributeError as e:
    print(type(e).__name__)

class Sub(Slots):
    pass
u = Sub(5)
u.extra = 'ok'
print(u.a, u.extra)

class Dyn:
    def __getattr__(self, name):
        if name == 'ok': return 'yes'
        raise AttributeError(name)
print(getattr(Dyn(), 'ok'), getattr(Dyn(), 'no', 'default'), hasattr(Dyn(), 'no'))

class Chain:
    def __init__(self, path=''): self.path = path
    def __getattr__(self, n): return Chain(self.path + '.' + n)
    def __call__(self, *a): return self.path, a
print(Chain().a.b.c(1, 2))
print(sorted(n for n in dir(t) if not n.startswith('__')))
class D2:
    def __dir__(self): return ['z', 'a']
print(dir(D2()))
