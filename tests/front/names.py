# SPDX-License-Identifier: MIT
# What names are bound to.
import os.path, sys as system
from a import b as c
x: int
y: int = 1
def outer(p, q=1, *args, k, **kw):
    local = cell = 0
    global glob, x
    glob = local
    def inner():
        nonlocal cell
        cell += p
        return free_in_class, glob
    class Class(base):
        attr = local
        cell = cell
        def method(self):
            __class__
            self.__private = __mangled
            return cell, attr
        def other(self): return super().other()
        comp = [attr for attr in attr if cell]
        [__z for __z in ()]
    free_in_class = 1
    squares = [n * p for n in range(q) if (last := n)]
    lam = lambda a=local: (a, cell)
    return [[i for i in j] for j in args]
async def coroutine():
    return [await f async for f in fs]
async def agen():
    yield 1
def gen(): return (yield from x)
for loop in range(3): pass
with open(name) as handle: pass
try: pass
except E as error: pass
match subject:
    case {'a': captured, **others}: pass
    case [first, *more]: pass
    case K(kw=inner_capture) as whole: pass
(walrus := 1)
del x
def typed[T: Bound, U = Default](a: T) -> U:
    def deeper(): return T
    return a
class Generic[T](Base[T]):
    def m(self): return T
type Alias[X] = dict[X, x]
class __Private:
    __a = 1
    def __m(self, __p): return __p + __a
class ___:
    __a = 1
