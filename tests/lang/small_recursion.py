# SPDX-License-Identifier: MIT
# small
# Without end on the smallest board.
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def attempt(label, work):
    try: print(label, 'no error', work())
    except RecursionError: print(label, 'limit')
    print(fact(4), [3, 'a', (1,)])
def plain(n): return plain(n + 1) + 1
attempt('plain', lambda: plain(0))
def starred(*a, **k): return starred(*a, **k)
attempt('star', lambda: starred(1, 2, a=1))
class D:
    def __repr__(self): return '<%r>' % self
    def __eq__(self, o): return o == self
    def __lt__(self, o): return o < self
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, 'b' if n == 'a' else 'a')
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __len__(self): return len(self)
d, e = D(), D()
attempt('repr', lambda: repr([d]))
attempt('eq', lambda: [d] == [e])
attempt('hash', lambda: {(d,): 1})
attempt('getattr', lambda: d.missing)
attempt('iter', lambda: [x for x in d])
attempt('next', lambda: next(d))
attempt('sorted', lambda: sorted([d, e]))
attempt('fstring', lambda: f'{d!r:>5}')
