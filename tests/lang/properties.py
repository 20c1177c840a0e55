# SPDX-License-Identifier: MIT
# Properties and descriptors.
class Temp:
    def __init__(self, c): self._c = c
    @property
    def celsius(self):
        "degrees"
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @celsius.deleter
    def celsius(self):
        print('deleted')
        self._c = 0
    @property
    def fahrenheit(self): return self._c * 9 // 5 + 32

t = Temp(100)
print(t.celsius, t.fahrenheit)
t.celsius = 20
print(t.celsius, t.fahrenheit)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 5
except AttributeError as e:
    print(type(e).__name__)
del t.celsius
print(t.celsius)

class Sub(Temp):
    @property
    def celsius(self): return super().celsius + 1000
print(Sub(5).celsius)

class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner):
        if obj is None: return self
        return getattr(obj, self.name, None)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}')
        setattr(obj, self.name, v)
    def __delete__(self, obj): delattr(obj, self.name)

class Rec:
    name = Typed(str)
    age = Typed(int)
r = Rec()
r.name, r.age = 'Ada', 36
print(r.name, r.age, type(Rec.name).__name__)
try:
    r.age = 'old'
except TypeError as e:
    print(e)
del r.age
print(r.age)

class NonData:
    def __get__(self, obj, owner): return ('got', obj is None, owner.__name__)
class H:
    d = NonData()
h = H()
print(h.d, H.d)
h.d = 'instance wins'
print(h.d)

class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, obj, owner):
        v = self.f(obj)
        obj.__dict__[self.name] = v
        return v
class Slow:
    @Lazy
    def value(self):
        print('computing')
        return 42
s = Slow()
print(s.value, s.value)

class WithProp:
    x = property(lambda self: 'got', lambda self, v: print('set', v), None, 'doc')
w = WithProp()
w.x = 3
print(w.x)
try:
    del w.x
except AttributeError as e:
    print(type(e).__name__)

class Raises:
    @property
    def p(self): raise AttributeError('inner')
    def __getattr__(self, n): return 'fallback ' + n
print(Raises().p, Raises().q)
