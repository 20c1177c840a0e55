# SPDX-License-Identifier: MIT
# Every kind of parameter, and how calls bind to them.
def plain(a, b, c):
    return (a, b, c)

def defaults(a, b=2, c=3):
    return (a, b, c)

def posonly(a, b, /, c, d=4):
    return (a, b, c, d)

def kwonly(a, *, b, c=30):
    return (a, b, c)

def var(a, *rest, k=1, **kw):
    return (a, rest, k, sorted(kw.items()))

def everything(a, b=2, /, c=3, *args, d, e=5, **kw):
    return (a, b, c, args, d, e, kw)

print(plain(1, 2, 3), plain(c=3, a=1, b=2), plain(1, c=9, b=8))
print(defaults(1), defaults(1, c=7), defaults(b=5, a=4))
print(posonly(1, 2, 3), posonly(1, 2, d=9, c=8))
print(kwonly(1, b=2), kwonly(a=5, b=6, c=7))
print(var(1), var(1, 2, 3), var(1, x=2), var(1, 5, k=6, z=3, y=4))
print(everything(1, d=4), everything(1, 20, 30, 40, 50, d=60, f=70))
args, kw = (1, 2), {'c': 3}
print(plain(*args, **kw), plain(*args, 3), plain(*[7], *(8, 9)))
print(defaults(**{'a': 1}, **{'c': 5}), var(*'ab', **{'q': 1}))
print(posonly(1, 2, **{'c': 5}))

def collect(**kw):
    return kw
print(collect(a=1, **{'b': 2, 'c': 3}))

def self_name(self, /, **kw):
    return self, kw
print(self_name(1, self=2))

def mutable(x, acc=[]):
    acc.append(x)
    return acc
print(mutable(1), mutable(2), mutable(3, []), mutable(4))
print((lambda a, *b, c=2, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
