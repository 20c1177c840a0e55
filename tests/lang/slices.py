# SPDX-License-Identifier: MIT
# small
# Slices: loading, storing, deleting, extended ones; slice objects.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[:-3], l[::2], l[1::3], l[::-1], l[5:2:-1], l[-1:-5:-2], l[100:], l[:-100], l[5:5], l[::100])
l[2:4] = ['a', 'b', 'c']; print(l)
l[0:0] = [-1]; print(l)
l[1:3] = []; print(l)
l[::2] = [0] * len(l[::2]); print(l)
l[-2:] = (8, 9, 10); print(l)
l[3:1] = 'xy'; print(l)
l[:] = range(6); print(l)
l[::-1] = l[:]; print(l)
del l[1:3]; print(l)
l = list(range(10)); del l[::3]; print(l)
del l[::-2]; print(l)
del l[:]; print(l)
l = [1, 2, 3]; l[1:2] = l; print(l)
l[len(l):] = [9]; print(l)
def e1(): l[::2] = [1]
def e2(): l[0:1] = 5
def e3(): return l[::0]
def e4(): return l['a':]
for f in (e1, e2, e3, e4):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(1, None), s == slice(1, 5, 2), s.indices(4), slice(None, None, -1).indices(5), slice(-3, -1).indices(10))
print('abcdef'[s], (0, 1, 2, 3, 4, 5)[s], b'abcdef'[s], range(10)[s], range(10)[::-1], range(0, 100, 7)[2:5])
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
print([0, 1, 2, 3][I(1):I(3)], [0, 1, 2, 3][I(2)], 'abc'[I(-1)])
t = (1, 2, 3, 4)
print(t[1:], t[::-1], t[:0], t[:] is t, t[-2:], t[True:])
big = 10 ** 30
print([1, 2, 3][:big], [1, 2, 3][-big:], [1, 2, 3][big:], 'abc'[::big])
