# SPDX-License-Identifier: MIT
# with: enter and exit, suppression, several managers, leaving by return, break, exception.
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print('exit', self.name, t.__name__ if t else None, v)
        return self.swallow

with CM('a') as a:
    print('body', a)
with CM('a') as a, CM('b') as b:
    print(a, b)
with (CM('p') as p, CM('q')):
    print(p)
with CM('s', True):
    raise ValueError('swallowed')
print('after')
try:
    with CM('n'):
        raise KeyError('k')
except KeyError as e:
    print('caught', e)
try:
    with CM('outer'):
        with CM('inner', True):
            1 / 0
        print('inner swallowed')
        raise ValueError('second')
except ValueError:
    print('second caught')

def ret():
    with CM('r'):
        return 'value'
print(ret())
def brk():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            break
    return i
print(brk())

class BadEnter:
    def __enter__(self): raise RuntimeError('no enter')
    def __exit__(self, *a): print('never')
try:
    with BadEnter(): pass
except RuntimeError as e:
    print(e)
class BadExit(CM):
    def __exit__(self, *a):
        raise OSError('in exit')
try:
    with BadExit('x'):
        raise ValueError('body')
except OSError as e:
    print(e, repr(e.__context__))
def gen():
    with CM('g'):
        yield 1
        yield 2
g = gen(); print(next(g)); g.close()
with CM('t') as (x, *y):
    print(x, y)
class NotManager: pass
try:
    with NotManager(): pass
except (TypeError, AttributeError) as e:
    print('not a manager')
