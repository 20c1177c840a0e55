# SPDX-License-Identifier: MIT
# Simple and compound statements.
a = b = c; a, b = b, a; *a, b = c; (a), [b, (c)] = d; a.b = a[0] = 1; x = *a, b; x = yield_
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a @= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1
a **= 2; a.b += 1; a[0] -= 1
a: int; b: str = 'x'; (c): int = 1; a.b: list[int]; a[0]: int = 2; d: tuple = 1, 2
del a; del a, b; del (a, b), [c]; del a.b, a[0]; del ()
import a; import a.b.c; import a as b, c.d as e
from a import b; from . import a; from .. import b as c; from ...a.b import (c, d as e,); from a import *
assert a; assert a, 'why'
raise; raise A; raise A from B
pass; ...
if a: pass
elif b: pass
elif c:
    pass
else: pass
while a:
    break
else:
    pass
for a in b: continue
for a, *b in c, d:
    pass
else: pass
for x, in y: pass
for (a.b, c[0]) in *d, e: pass
try: pass
except: pass
try:
    a
except A:
    b
except (A, B) as e:
    c
except A, B: d
except C.d:
    e
else:
    f
finally:
    g
try: pass
finally: pass
try: pass
except* A: pass
except* (B, C) as e: pass
except* D, E: pass
with a: pass
with a as b, c as (d, e): pass
with (a as b, c as d,): pass
with (a, b): pass
with (a): pass
with (a, b) as c: pass
with (a).b as c, (d): pass
with (yield_), a as b.c, d as e[0]: pass
with (a for a in b): pass
with (a := b): pass
with (a
      as b): pass
type X = int
type Y[T, *Ts, **P] = dict[T, P]
type = match = case = _ = 1
type(x)
if 1:
	pass
if a: b; c
