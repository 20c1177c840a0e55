# SPDX-License-Identifier: MIT
# with, finally, del, f-strings, starred targets and arguments; and the lines of errors in them.
import micropython

class CM:
    def __init__(self, n, sw=False): self.n = n; self.sw = sw
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v)
        return self.sw
def fin(x):
    try:
        print('body')
        if x == 1: return 'ret'
        if x == 2: raise ValueError('v')
        if x == 3: 1//0
    except ValueError as e:
        print('caught', e)
        return 'val'
    finally:
        print('finally', x)
    return 'end'
def fin2(x):
    for i in range(4):
        try:
            if i == x: break
            if i == 1: continue
            print('i', i)
        finally:
            print('f', i)
            if x == 7:
                return 'swallow'
    else:
        print('else')
    return i
def fin3():
    try:
        return [1, 2][5]
    finally:
        return 'over'
def w(x):
    with CM(1) as a, CM(2, x == 2) as b:
        print(a, b)
        if x == 1: return 'r'
        if x >= 2: raise KeyError(x)
    return 'after'
def wl():
    for i in range(3):
        with CM(i):
            if i == 1: continue
            if i == 2: break
    return i
G = 5
def d(x):
    global G
    a = [1, 2, 3, x]
    del a[0], a[-1]
    print(a)
    del a
    del G
    try:
        print(G)
    except NameError as e:
        print(e)
    G = 6
    try:
        print(a)
    except UnboundLocalError as e:
        print(e)
    try:
        print(e)
    except NameError as f:
        print(f)
class O: pass
def da():
    o = O()
    o.x = 1
    del o.x
    try:
        o.x
    except AttributeError as e: print(e)
    try:
        del o.y
    except AttributeError as e: print(e)
def fs(a, b):
    return f'{a}-{b!r:>6}|{a:{b}}|{a!s}{b!a}' + f'{a}' + f'' + f'lit'
def st(*args, **kw):
    return args, sorted(kw.items())
def star(a, d):
    return st(*a, 1, *a, z=2, **d), st(*a), st(**d)
def un(x):
    a, *b = x
    *c, d = x
    e, *f, g, h = x
    return a, b, c, d, e, f, g, h
def exname(x):
    e = 'old'
    try:
        try:
            raise ValueError(1)
        except ValueError as e:
            if x == 1: raise TypeError('t')
            if x == 2: return 'r'
    except TypeError:
        pass
    try:
        return e
    except NameError as z:
        return str(z)
def nest(x):
    try:
        try:
            try:
                if x: raise ValueError(x)
                return 'n'
            finally:
                print('f1')
        except TypeError: pass
        finally:
            print('f2')
            try: raise OSError(3)
            except OSError as e: print('os', e)
    finally:
        print('f3')
def run(f, *a):
    try: print(f.__name__, a, f(*a))
    except Exception as e:
        r = []
        tb = e.__traceback__
        while tb: r.append(tb.tb_lineno); tb = tb.tb_next
        print(f.__name__, a, 'EXC', type(e).__name__, e, r, repr(e.__context__))
for i in range(4): run(fin, i)
for i in (0, 1, 2, 3, 7, 9): run(fin2, i)
run(fin3)
for i in range(4): run(w, i)
run(wl); run(d, 4); run(da); run(fs, 3, 5); run(fs, 'q', 7)
run(star, (1, 2), {'q': 3}); run(star, (1,), {'z': 2}); run(star, [], 5)
run(un, [1, 2, 3]); run(un, 'abcdef'); run(un, [1])
for i in range(3): run(exname, i)
run(nest, 0); run(nest, 5)
