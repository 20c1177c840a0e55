# SPDX-License-Identifier: MIT
# Operator methods: forward, reflected, in place, comparison, unary.
class V:
    def __init__(self, *xs): self.xs = xs
    def __repr__(self): return 'V' + repr(self.xs)
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(*[a + b for a, b in zip(self.xs, o.xs)])
    def __sub__(self, o): return V(*[a - b for a, b in zip(self.xs, o.xs)])
    def __mul__(self, k): return V(*[a * k for a in self.xs])
    def __rmul__(self, k): return V(*[k * a for a in self.xs])
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self): return V(*[-a for a in self.xs])
    def __pos__(self): return self
    def __invert__(self): return V(*[~a for a in self.xs])
    def __abs__(self): return sum(abs(a) for a in self.xs)
    def __eq__(self, o): return isinstance(o, V) and self.xs == o.xs
    def __bool__(self): return any(self.xs)
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __contains__(self, x): return x in self.xs
    def __call__(self, *a, **k): return (a, k)
    def __int__(self): return int(self.xs[0])
    def __index__(self): return self.xs[0]
    def __divmod__(self, o): return ('divmod', o)
    def __round__(self, n=None): return ('round', n)

a, b = V(1, 2), V(3, 4)
print(a + b, b - a, a * 3, 3 * a, a @ b, -a, +a, ~a, abs(V(-1, 2)))
print(a == V(1, 2), a != V(1, 2), a == b, a != b, bool(V(0, 0)), not a)
print(len(a), a[0], a[-1], a[:1], 2 in a, 5 in a, list(a), a(1, k=2))
print(int(a), [10, 20, 30][a], range(a), hex(V(255)), divmod(a, 2), round(a), round(a, 3))
for op in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a % 2):
    try:
        print(op())
    except TypeError as e:
        print(e)

class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, x): self.log.append(('+', x)); return self
    def __isub__(self, x): self.log.append(('-', x)); return self
    def __imul__(self, x): self.log.append(('*', x)); return self
    def __ior__(self, x): self.log.append(('|', x)); return self
    def __ifloordiv__(self, x): self.log.append(('//', x)); return self
acc = Acc()
acc += 1; acc -= 2; acc *= 3; acc |= 4; acc //= 5
print(acc.log)
v = V(1, 1)
v += V(2, 3)
v *= 2
print(v)

class R:
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    def __rpow__(self, o): return ('rpow', o)
    def __rlshift__(self, o): return ('rlshift', o)
    def __rand__(self, o): return ('rand', o)
    def __rtruediv__(self, o): return ('rtruediv', o)
    def __rmod__(self, o): return ('rmod', o)
r = R()
print(1 + r, 2 - r, 3 ** r, 4 << r, 5 & r, 6 / r, 7 % r, [1] + r, 'x' + r)

class Ordered:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
    def __gt__(self, o): return self.v > o.v
    def __ge__(self, o): return self.v >= o.v
    def __repr__(self): return f'O{self.v}'
print(sorted([Ordered(3), Ordered(1), Ordered(2)]), max(Ordered(1), Ordered(5)), Ordered(1) <= Ordered(1))

class Left:
    def __add__(self, o): return 'Left.add'
class Sub(Left):
    def __radd__(self, o): return 'Sub.radd'
print(Left() + Sub(), Left() + Left(), Sub() + Left())
