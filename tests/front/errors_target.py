# SPDX-License-Identifier: MIT
f() = 1
a + b = 1
(yield) = 1
(x for x in y) = 1
[x for x in y] = 1
{x for x in y} = 1
{x: x for x in y} = 1
{1: 2} = 1
{1, 2} = 1
f"{x}" = 1
None = 1
False = 1
True = 1
... = 1
1 = x
a < b = 1
(a if b else c) = 1
a if b else c = 1
(lambda: 0) = 1
lambda: 0 = 1
not a = 1
a and b = 1
(a := 1) = 1
-a = 1
f() = g() = 1
(a, f()) = 1
[a, *f()] = 1
f() += 1
(a, b) += 1
[a] += 1
{1: 2} -= 1
del f()
del a + b
del *a
del (a, 1)
del None
del {1: 2}
del [x for x in y]
for f() in x: pass
for 1 in x: pass
for a, None in x: pass
with a as f(): pass
with a as 1: pass
(f()): int = 1
f(): int
(a, b): int
[a]: int = 1
1: int
(f() := 1)
(a.b := 1)
(a[0] := 1)
f(1=2)
f(a.b=2)
f(True=2)
f(a + b=2)
[x for f() in y]
import a.b as c.d
async def g():
    await a = 1
    del await a
