# SPDX-License-Identifier: MIT
# stress: host
# small
# Without end on the smallest board: generators, with, try, sort.
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def attempt(label, work):
    try: print(label, 'no error', work())
    except RecursionError: print(label, 'limit')
    print(fact(4), [3, 'a', (1,)])
def gen(n): yield from gen(n + 1)
attempt('yield from', lambda: list(gen(0)))
def bykey(n): return sorted([1, 2], key=bykey)
attempt('key', lambda: bykey(0))
class W:
    def __enter__(self): return self
    def __exit__(self, *a):
        with W(): raise ValueError(1)
def bywith():
    with W(): pass
attempt('exit', bywith)
def bytry(n):
    try: raise KeyError(n)
    except KeyError: return bytry(n + 1)
attempt('except', lambda: bytry(0))
def fin(n):
    try: return fin(n + 1)
    finally: n = str(n) + 'x'
attempt('finally', lambda: fin(0))
class I:
    def __init__(self): self.child = I()
attempt('init', I)
def txt(n): return '%5.2f %r %s' % (1.5, [n, 2 ** 40], {'a': n}) + txt(n + 1)
attempt('text', lambda: txt(1))
def big(n): return str(7 ** 30 // n)[0] + big(n + 1)
attempt('big', lambda: big(3))
def col(n): return [1, [2]] + col(n + 1)
attempt('list', lambda: col(1))
