# SPDX-License-Identifier: MIT
# Assignment forms: unpacking, stars, chains, targets of every kind.
a = b = c = []
a.append(1)
print(a, b is c)
x, y = 1, 2
x, y = y, x
(p, q), [r, s] = (1, 2), [3, 4]
first, *rest = 'hello'
*init, last = range(4)
h, *m, t = (1, 2)
print(x, y, p, q, r, s, first, rest, init, last, h, m, t)
class O: pass
o, l, d = O(), [0, 0], {}
o.a, l[0], d['k'] = 'attr', 'item', 'key'
o.b, *l[1:] = 1, 2, 3
print(o.a, l, d, o.b)
i = 0
i, l[i] = 1, 'evaluated in order'
print(i, l)
[u, v] = 'ab'
(w,) = [9]
print(u, v, w)
k = [1, 2, 3]
k[0], k[1], k[2] = k[2], k[0], k[1]
print(k)
def gen():
    yield 1
    yield 2
    yield 3
e, *f = gen()
print(e, f)
for fn in ('few', 'many', 'star'):
    try:
        if fn == 'few': aa, bb, cc = 1, 2
        elif fn == 'many': aa, bb = gen()
        else: aa, *bb, cc, dd = 1, 2
    except ValueError as err:
        print(err)
try:
    aa, bb = 5
except TypeError as err:
    print(err)
try:
    [aa] = None
except TypeError as err:
    print(err)
print(*[1, 2], *'ab', sep='-')
print([*range(2), *'xy'], (*(), 1), {*[1, 1]}, {**{'a': 1}, **{'a': 2, 'b': 3}}, [*{'k': 1}])
n = 5
n += 1; n *= 2
ll = [1]; lc = ll
ll += (2, 3)
print(n, ll, lc is ll)
def side(log, v):
    log.append(v)
    return v
log = []
arr = [0] * 3
arr[side(log, 1)] = side(log, 'value')
print(arr, log)
log.clear()
arr[side(log, 2)] += side(log, 5)
print(arr, log)
ann: int = 5
ann2: 'forward'
print(ann)
(lambda: 0)(); z = w = 4; print(z, w)
del z, (w)
try:
    z
except NameError as err:
    print(err)

# targets without a name
[] = []
() = ()
[] = ()
for empty in [], (), "", range(0):
    [] = empty
try:
    [] = [1]
except ValueError as e:
    print(e)
print("empty targets")


# What cannot be unpacked says so, unless its class has an iteration of its own that fails.
class Nothing:
    pass


class Sized(Nothing):
    def __len__(self):
        return 1


class Getting:
    def __getitem__(self, k):
        raise TypeError("getting")


class Iterating:
    def __iter__(self):
        raise TypeError("iterating")


for thing in (Nothing(), Sized(), 5, None, len, Nothing, Getting(), Iterating()):
    try:
        a, b = thing
    except TypeError as e:
        print(e)
    try:
        a, *b = thing
    except TypeError as e:
        print(e)
