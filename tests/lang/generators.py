# SPDX-License-Identifier: MIT
# Generators: iteration, send, throw, close, return values, delegation.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(count(4)), sum(count(5)), [x for x in count(3)])

def echo():
    got = None
    while True:
        got = yield got
g = echo()
print(next(g), g.send('a'), g.send(2), next(g))
g.close()
try:
    next(g)
except StopIteration:
    print('closed')

def ret():
    yield 1
    return 'result'
g = ret()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value)

def delegate():
    r = yield from ret()
    yield r
    yield from [10, 20]
    yield from 'xy'
print(list(delegate()))

def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 'recovered'
    finally:
        print('finally')
g = guarded()
print(next(g), g.throw(ValueError('boo')))
print(list(g))
g = guarded()
next(g)
g.close()

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise
g = stubborn(); next(g); g.close()

def bad():
    yield 1
    raise StopIteration
try:
    list(bad())
except RuntimeError as e:
    print(e)

def fail():
    yield 1
    1 / 0
try:
    for v in fail(): print(v)
except ZeroDivisionError as e:
    print(e)

def fibs():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    for _, v in zip(range(n), it): yield v
print(list(take(12, fibs())))

def tree(t):
    if t:
        left, v, right = t
        yield from tree(left)
        yield v
        yield from tree(right)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))

gen = (x * x for x in range(5) if x % 2)
print(next(gen), next(gen), next(gen, 'done'))
try:
    g = echo()
    g.send(1)
except TypeError as e:
    print(e)

def outer_send():
    def inner():
        while True:
            v = yield
            if v is None: return 'end'
            print('inner got', v)
    r = yield from inner()
    print(r)
    yield 'last'
g = outer_send(); next(g); g.send(1); g.send(2); print(g.send(None))

def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
print(type(gen).__name__, gen is iter(gen))
