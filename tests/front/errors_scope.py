# SPDX-License-Identifier: MIT
return
yield
await x
async for a in b: pass
break
continue
nonlocal n
[await a for a in b]
from __future__ import annotations
from __future__ import braces
*a = b
a, *b, *c = d
x = *y
del __debug__
__debug__ = 1
f(a=1, a=2)
class C:
    return 1
    yield 1
    nonlocal missing
    [x := 1 for y in z]
def f(a, a): pass
def f(a, *, a): pass
def g():
    nonlocal missing
    print(later)
    global later
    assigned = 1
    global assigned
    def h(p):
        global p
        nonlocal q
        global q
    from m import *
    async with a: pass
    await x
    async def i():
        yield from x
        yield
        return 1
    [i := 0 for i in x]
    [i for i in (j := x)]
    [[(j := 0) for i in x] for j in y]
    [(yield) for x in y]
    [x async for x in y]
    x: int
    global x
    for x in y:
        def k(): break
    lambda: (yield)
    def l(a: (yield), b: (c := 1)) -> (await d): pass
try: pass
except* A:
    return
    break
    for x in y: break
match x:
    case a: pass
    case _: pass
match x:
    case [a, a]: pass
    case {'k': a, 'k': b}: pass
    case {1: _, True: _}: pass
    case [*a, *b]: pass
    case a | b: pass
    case [a] | [b]: pass
    case C(a=1, a=2): pass
    case _ | 1: pass
def t[T, T](): pass
def t[T = int, U](): pass
def t[T]():
    def u():
        nonlocal T
type X = (yield)
type X = (y := 1)
class Y[T](z := 1): pass
for *a in b: pass
[a for *a in b]
