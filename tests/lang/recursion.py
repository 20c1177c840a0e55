# SPDX-License-Identifier: MIT
# stress: host
# Recursion and its limit: RecursionError is catchable, and everything works afterwards.
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact(30))
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(8, 'a', 'b', 'c'))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(40), odd(31))
def forever(n): return forever(n + 1) + 1
for i in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, i)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __len__(self): return len(self)
    def __lt__(self, o): return sorted([self, o]) and True
    def __hash__(self): return hash(self)
r = R()
for f in (lambda: repr(r), lambda: r == 5, lambda: r.z, lambda: len(r), lambda: sorted([r, R()]), lambda: hash(r), lambda: str([r]), lambda: '%s' % r, lambda: f'{r}'):
    try:
        f()
        print('no error')
    except RecursionError:
        print('limit')
def deep(make, use):
    v = make(None)
    for i in range(1500): v = make(v)
    try:
        use(v)
    except RecursionError:
        pass
    print('survived')
deep(lambda v: [v], repr)
deep(lambda v: (v,), hash)
deep(lambda v: {'k': v}, str)
def gen(n):
    if n: yield from gen(n - 1)
    yield n
print(list(gen(10)))
print(fact(10))
