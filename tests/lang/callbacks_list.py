# SPDX-License-Identifier: MIT
# stress: host
# Callbacks that change what is being worked on: never a crash, and what CPython says.
import gc
def churn():
    gc.collect()
    return [[str(i)] * 4 for i in range(8)]
def show(label, work):
    try:
        r = work()
    except Exception as e:
        print(label, type(e).__name__, e)
    else:
        print(label, r)

def survive(label, work):
    try: work()
    except Exception: pass
class Clears:
    def __init__(self, target, after=1, same=False):
        self.target, self.left, self.same = target, after, same
    def hit(self):
        self.left -= 1
        if self.left <= 0:
            self.target.clear()
            churn()
        return self.same
    def __eq__(self, other): return self.hit()
    def __lt__(self, other): return self.hit()
    def __hash__(self): return 5

def lst(n, **k):
    l = []
    for i in range(n): l.append(Clears(l, **k))
    return l
for after in (1, 2):
    for same in (False, True):
        show('in', lambda: 7 in lst(6, after=after, same=same))
        show('index', lambda: lst(6, after=after, same=same).index(7))
        show('count', lambda: lst(6, after=after, same=same).count(7))
        show('remove', lambda: lst(6, after=after, same=same).remove(7))
        show('eq', lambda: lst(6, after=after, same=same) == lst(6, after=after, same=same))
        show('ne', lambda: lst(6, after=after, same=same) != [1, 2, 3, 4, 5, 6])
        survive('lt', lambda: lst(6, after=after, same=same) < [1, 2, 3, 4, 5, 6])
        show('max', lambda: type(max(lst(6, after=after, same=same))).__name__)
        show('tuple in', lambda: 7 in tuple(lst(6, after=after, same=same)))
        show('sort', lambda: lst(6, after=after, same=same).sort())
        show('sorted', lambda: len(sorted(lst(6, after=after, same=same))))
        show('sort long', lambda: lst(60, after=after, same=same).sort())
def keyed():
    l = [3, 1, 2, 5, 4] * 5
    def key(v):
        l.clear(); churn(); return v
    l.sort(key=key)
    return l
show('key', keyed)
def keyed2():
    l = [3, 1, 2, 5, 4] * 5
    def key(v):
        l.append(v); churn(); return v
    l.sort(key=key)
    return l
show('key append', keyed2)
def keyed3():
    l = [3, 1, 2, 5, 4] * 5
    def key(v):
        if v == 5: raise ValueError('five')
        return -v
    try: l.sort(key=key)
    except ValueError as e: print(e)
    return l
show('key raise', keyed3)
class Ix:
    def __init__(self, f, v=0): self.f, self.v = f, v
    def __index__(self):
        self.f(); churn()
        return self.v
for kind in (list, bytearray):
    def mk(): return kind(range(50))
    def run(label, f):
        t = mk()
        show(kind.__name__ + ' ' + label, lambda: (f(t), len(t)))
    run('get', lambda t: t[Ix(t.clear, 3)])
    run('slice', lambda t: t[Ix(t.clear, 3):])
    run('slice stop', lambda t: t[:Ix(t.clear, 30)])
    run('slice step', lambda t: t[::Ix(t.clear, 3)])
    def setter(t): t[Ix(t.clear, 3)] = 1
    run('set', setter)
    def setter(t): t[3] = Ix(t.clear, 3)
    if kind is bytearray: run('set value', setter)
    def setter(t): t[Ix(t.clear, 3):40] = b'abc'
    run('set slice', setter)
    def setter(t): t[Ix(t.clear, 3)::2] = b'abc'
    run('set slice step', setter)
    def deleter(t): del t[Ix(t.clear, 3)]
    run('del', deleter)
    def deleter(t): del t[Ix(t.clear, 3):40]
    run('del slice', deleter)
    def deleter(t): del t[Ix(t.clear, 3):40:3]
    run('del slice step', deleter)
    run('pop', lambda t: t.pop(Ix(t.clear, 3)))
    run('insert', lambda t: t.insert(Ix(t.clear, 3), 4))
    run('mul', lambda t: t * Ix(t.clear, 3))
    def imul(t): t *= Ix(t.clear, 3)
    run('imul', imul)
    t = mk()
    survive('index', lambda: t.index(30, Ix(t.clear, 3)))
    def setter(t): t[2:20] = (x for x in (t.clear() or 1, churn() and 2, 3))
    run('set slice from generator', setter)
    def setter(t): t[2:20:3] = (x for x in (t.clear() or 1, churn() and 2, 3))
    run('set slice step from generator', setter)
    run('extend', lambda t: t.extend(x for x in (t.clear() or 1, churn() and 2, 3)))
    def it(t):
        out = 0
        for x in t:
            out += 1
            if x == 5: t.clear(); churn()
        return out
    run('iterate', it)
    def it(t):
        out = 0
        for x in reversed(t):
            out += 1
            if x == 40: del t[10:]; churn()
        return out
    run('reversed', it)
b = bytearray(b'abc' * 20)
show('append index', lambda: b.append(Ix(b.clear, 3)))
print(b)
b = bytearray(b'abc' * 20)
show('insert index', lambda: b.insert(10, Ix(b.clear, 3)))
print(b)
b = bytearray(b'abc' * 20)
survive('find', lambda: b.find(b'c', Ix(b.clear, 3)))
b = bytearray(b'abc' * 20)
show('join', lambda: b.join(x for x in (b'x', b.clear() or b'y', b'z')))
b = bytearray(b'abc' * 20)
show('ljust', lambda: b.ljust(Ix(b.clear, 70)))
b = bytearray(b'abc' * 20)
survive('startswith', lambda: b.startswith(b'abc', Ix(b.clear, 3)))
b = bytearray(b'abc' * 20)
survive('count', lambda: b.count(b'abc', Ix(b.clear, 3)))
b = bytearray(b'abc' * 20)
survive('replace', lambda: b.replace(b'abc', b'x', Ix(b.clear, 3)))
b = bytearray(b'abc' * 20)
show('split', lambda: b.split(b'c', Ix(b.clear, 3)))
b = bytearray(b'abc' * 20)
survive('expandtabs', lambda: b.expandtabs(Ix(b.clear, 3)))
