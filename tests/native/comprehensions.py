# SPDX-License-Identifier: MIT
# Comprehensions in native functions: their variables and those around them.
import micropython
def a(n):
    k = 3
    l = [x * k for x in range(n) if x % 2]
    s = {x % k for x in l}
    d = {x: y for x in range(3) for y in range(x)}
    return l, sorted(s), d, [[i * j for j in range(i)] for i in range(n) if i > 1]
def b(l):
    x = 'out'
    r = [x for x in l]
    return x, r
def c(l):
    total = 0
    r = [total := total + v for v in l if v is not None]
    return total, r
def d(l):
    return [y for x in l if x for y in x if y != 2]
def e(l):
    try:
        return [1 // v for v in l]
    except ZeroDivisionError:
        return 'zero'
def f(l):
    return [undefined for _ in l]
def g(l):
    for q in [w for w in l]:
        if q == 2: continue
        if q == 3: break
    else:
        return 'else'
    return q, [(i, j) for i, j in enumerate(l)], {k: v for k, v in zip('abc', l)}
def i(n):
    return [a for n in range(n) for a in [n] * n], n
@micropython.viper
def v(n: int) -> int:
    t = 0
    for x in range(n):
        t += x
    l = [i * 2 for i in range(n)]
    return t + int(sum(l))
def run(f, *a):
    try: print(f.__name__, f(*a))
    except Exception as e: print(f.__name__, type(e).__name__, e)
run(a, 6); run(b, [1, 2]); run(c, [1, None, 5]); run(d, [[1, 2], [], [3]]); run(e, [1, 0]); run(e, [1, 2])
run(f, [1]); run(f, []); run(g, [1, 2, 3, 4]); run(g, []); run(i, 3); run(v, 5); run(d, 5); run(d, [5])
