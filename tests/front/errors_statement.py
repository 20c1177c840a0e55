# SPDX-License-Identifier: MIT
# One error a statement; the parser goes on behind each.
f() = 1
1 = x
None = 2
(a, b()) = c
x + 1 = 2
a < b = c
lambda: 0 = 1
yield_() += 1
(a, b) += 1
a, b: int
[a]: int
f(): int
for f() in x: pass
for 1 in x: pass
with a as f(): pass
del f()
del a + b, c
x = = 1
if x = 1: pass
while x
for x in y
if x
    pass
else
    pass
class C
class D(: pass
def f
def f(: pass
def f() -> : pass
x = (1, 2
y = 3
z = [1, 2)
w = {1: 2]
)
print 'x'
exec 'x'
import
from x import
from x import a,
from x import (a, b
import a.b as c.d
import a from b
raise from x
raise x from
a b
a ? b
a $ b
x = 'unterminated
x = "with an escaped quote\"
x = 08
x = 0o8
x = 0b2
x = 0xg
x = 1__0
x = 1_
x = 12abc
x = 1.2.3
x++
x--1
é = €
x = a b
not = 1
try:
    pass
x = 1
try: pass
except: pass
except A: pass
try: pass
except A: pass
except* B: pass
try: pass
except* : pass
try: pass
except A, B as c: pass
async x
async with a: b c
@a b
global
assert
return return
type X =
match x:
    pass
match x
if x:
y = 1
def g():
class C:
for a in b:
"""the last one is not closed
