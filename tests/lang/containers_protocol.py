# SPDX-License-Identifier: MIT
# Classes as containers: items, iteration, reversal, the old sequence protocol, __missing__.
class Box:
    def __init__(self): self.d = {}
    def __setitem__(self, k, v): self.d[k] = v
    def __getitem__(self, k): return self.d[k]
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(sorted(self.d))
    def __len__(self): return len(self.d)
    def __reversed__(self): return iter(sorted(self.d, reverse=True))
b = Box()
b['y'] = 1
b['x'] = 2
print(list(b), list(reversed(b)), len(b), 'x' in b, 'z' in b, b['x'])
del b['x']
print([*b], bool(b), bool(Box()))
b['n'] = 0
b['n'] += 5
print(b['n'])

class Seq:
    def __getitem__(self, i):
        if i >= 4: raise IndexError
        return i * i
s = Seq()
print(list(s), 9 in s, 10 in s, [x for x in s], sum(s), max(s))
a, b2, c, d = s
print(a, b2, c, d)

class ShowIndex:
    def __getitem__(self, i): return i
si = ShowIndex()
print(si[1], si[1:2], si[1:2:3], si[:], si[::-1], si[1, 2], si[1:2, ::3], si[...])

class Default(dict):
    def __missing__(self, key):
        self[key] = [key]
        return self[key]
d = Default()
d['a'].append(1)
print(d, d['b'], d.get('c'), 'c' in d)

class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Iter(3)), tuple(Iter(2)), sorted(Iter(4)), dict(zip('ab', Iter(2))))
it = Iter(1)
print(next(it), next(it, 'end'))

class NoIter: pass
for f in (lambda: iter(NoIter()), lambda: len(NoIter()), lambda: NoIter()[0], lambda: 1 in NoIter(), lambda: next(NoIter())):
    try:
        f()
    except TypeError as e:
        print(e)

class NoneIter:
    __iter__ = None
try:
    iter(NoneIter())
except TypeError as e:
    print(e)

class BadLen:
    def __len__(self): return -1
try:
    len(BadLen())
except ValueError as e:
    print(e)

class Str(str):
    def __getitem__(self, i): return 'item ' + super().__getitem__(i)
t = Str('hey')
print(t[1], t.upper(), len(t), t == 'hey')

class L(list):
    def __getitem__(self, i): return 'L%s' % super().__getitem__(i)
    def append(self, x): super().append(x * 2)
l = L([1, 2])
l.append(3)
print(l[0], l, len(l), l == [1, 2, 6])
