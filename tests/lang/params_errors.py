# SPDX-License-Identifier: MIT
# Calls that do not bind, with CPython's messages.
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def fd(a, b=2): pass
def fk(a, *, b): pass
def fk2(*, a, b): pass
def fp(a, b, /): pass
def fp2(a, /, b): pass
def f3(a, b, c): pass

def attempt(f, *args, **kw):
    try:
        f(*args, **kw)
        print('no error')
    except TypeError as e:
        print(e)

attempt(f0, 1)
attempt(f0, 1, 2)
attempt(f1)
attempt(f1, 1, 2)
attempt(f2)
attempt(f3)
attempt(f2, 1)
attempt(f2, 1, 2, 3)
attempt(fd)
attempt(fd, 1, 2, 3)
attempt(fk, 1)
attempt(fk, 1, 2)
attempt(fk2)
attempt(f1, b=1)
attempt(f1, 1, a=2)
attempt(f0, x=1)
attempt(fp, 1, b=2)
attempt(fp, a=1, b=2)
attempt(fp2, 1)

class C:
    def m(self, x): pass
    def n(self): pass
attempt(C().m)
attempt(C().m, 1, 2)
attempt(C().n, 3)
attempt(lambda x: x)
try:
    f1(**{'a': 1}, **{'a': 2})
except TypeError as e:
    print(e)
try:
    f1(*5)
except TypeError as e:
    print(e)
try:
    (5)()
except TypeError as e:
    print(e)
