# SPDX-License-Identifier: MIT
# throw and close through yield from; exceptions and context inside generators.
def inner():
    try:
        yield 'i1'
        yield 'i2'
    except KeyError as e:
        yield ('handled', e.args)
    finally:
        print('inner finally')

def outer():
    try:
        yield from inner()
    except RuntimeError as e:
        yield ('outer', str(e))
    yield 'after'

g = outer()
print(next(g))
print(g.throw(KeyError('k')))
print(next(g))
g = outer()
next(g)
print(g.throw(RuntimeError('r')))
print(list(g))

g = outer(); next(g)
g.close()
g = outer()
g.close()
try:
    g = outer()
    g.throw(ValueError, 'before start')
except ValueError as e:
    print('raised', e)

def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = ignoring(); next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)

def stop_early():
    for i in range(10):
        try:
            yield i
        finally:
            print('clean', i)
g = stop_early()
for v in g:
    if v == 1:
        break
g.close()
print('broke')

def handling():
    try:
        raise ValueError('first')
    except ValueError:
        yield 'in handler'
        raise KeyError('second')
g = handling(); print(next(g))
try:
    next(g)
except KeyError as e:
    print(repr(e), repr(e.__context__))

class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('val')
        return self.n
def use():
    r = yield from It()
    print('result', r)
print(list(use()))
