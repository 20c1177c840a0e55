# SPDX-License-Identifier: MIT
f(a b)
f(a=1, b)
f(**a, b)
f(**a, *b)
f(a=1=2)
f(1=2)
f(True=1)
f(a for a in b, c)
f(c, a for a in b)
f(a=)
f(*a=1)
(*a)
(**a)
[a b]
[a, b c]
{a: b c}
{a: }
{a: 1, b}
{a: *b}
{**a for a in b}
{*a for a in b}
[*a for a in b]
[a, b for a in b]
[a for a in]
[a for 1 in b]
a if b
(a if b)
a if b else pass
(a.b := 1)
(a[0] := 1)
(f() := 1)
(1 := 1)
a := 1
1 + not 2
- not 2
lambda x y: 0
lambda *: 0
lambda *, **k: 0
lambda x=1, y: 0
lambda (a): 0
def f(a=1, b): pass
def f(*): pass
def f(*, **k): pass
def f(a, *b, *c): pass
def f(**k, a): pass
def f(a, /, b, /): pass
def f(*a, /): pass
def f(/): pass
def f(*a=1): pass
def f(**a=1): pass
def f((a, b)): pass
def f(a=): pass
def f[](): pass
def f[T](a b): pass
class C(a b): pass
a[1 2]
a[]
a.1
a.
'a' b'b'
b'é'
'\x4'
'\u12'
'\N{no such name at all}'
b'\x4'
f'{}'
f'{a'
f'{a b}'
f'{!r}'
f'{a!x}'
f'{a!}'
f'{a! r}'
f'}'
f'{a:{b:{c:{d}}}}'
f'{lambda x: 1}'
f'{a)}'
f'{a['
f'{a:
f'unterminated
f'{*a b}'
t'x' 'y'
t'{}'
t'a}'
t'{a)}'
t'{lambda x: 1}'
t'{a'
