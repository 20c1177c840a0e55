# SPDX-License-Identifier: MIT
# small
# no stress
# What needs much C stack, at the end of the stack.
def attempt(label, work):
    try: print(label, 'no error', work())
    except RecursionError: print(label, 'limit')
def fmt(n): return '{:>20.10f}|{:e}|{:g}'.format(1.5, 1e30, 1e-30) + fmt(n + 1)
def rep(n): return repr([1.5, 'a\u1234', b'xyz', {1: 2}]) + rep(n + 1)
def srt(n): return [*sorted(range(20), key=lambda v: -v), *srt(n + 1)]
def fl(n): return float('1.2345678901234567e-30') + fl(n + 1)
def bigdiv(n): return divmod(7 ** 60, 3 ** 40 + n)[1] + bigdiv(n + 1)
def bigpow(n): return pow(7 ** 20, 3 ** 10, 10 ** 20 + n) + bigpow(n + 1)
def exc(n):
    try: int('x')
    except ValueError as e: return str(e) + exc(n + 1)
def pct(n): return '%10.3e %x %r' % (2.5, 2 ** 70, (1, 2.5)) + pct(n + 1)
def flt(n): return f'{2.5 ** 3:.{n}g} {n!r:>4}' + flt(n + 1)
def cls(n):
    class X(Exception): pass
    return str(X) + cls(n + 1)
import math, gc, sys
def mt(n): return math.sin(1.5) + math.gamma(3.5) + math.pow(2.5, 1.5) + mt(n + 1)
step = 4096 if sys.maxsize > 2 ** 32 else 1  # where the stack has megabytes, a collection takes long
def col(n):
    if n % step == 0: gc.collect()
    return col(n + 1)
for f in (rep, srt, bigdiv, bigpow, exc, cls, col, fmt, fl, pct, flt, mt): attempt(f.__name__, lambda: f(1))
