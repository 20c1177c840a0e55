# SPDX-License-Identifier: MIT
# Deques, arrays, memoryviews, joins, zips and stars whose callbacks change what they work on.
import array, collections, gc, struct
def churn():
    gc.collect()
    return [[str(i)] * 4 for i in range(8)]
def show(label, work):
    try:
        r = work()
    except Exception as e:
        print(label, type(e).__name__, e)
    else:
        print(label, r)
def survive(label, work):
    try: work()
    except Exception: pass
class E:
    def __init__(self, f): self.f = f
    def __eq__(self, o): self.f(); churn(); return False
    def __lt__(self, o): self.f(); churn(); return False
    def __str__(self): self.f(); churn(); return 'E'
    __repr__ = __str__
    def __format__(self, spec): self.f(); churn(); return 'F' + spec
    def __len__(self): self.f(); churn(); return 2
    def __bool__(self): self.f(); churn(); return True
    def __hash__(self): return 3
    def __float__(self): self.f(); churn(); return 1.5
class Ix:
    def __init__(self, f, v=0): self.f, self.v = f, v
    def __index__(self):
        self.f(); churn()
        return self.v
D = collections.deque
def dq(work, act=lambda d: d.clear()):
    d = D()
    for i in range(10): d.append(E(lambda: act(d)))
    return lambda: (work(d), len(d))
show('deque in', dq(lambda d: 5 in d))
show('deque count', dq(lambda d: d.count(5)))
show('deque index', dq(lambda d: d.index(5)))
survive('deque remove', dq(lambda d: d.remove(5)))
show('deque eq', dq(lambda d: d == D(range(10))))
show('deque lt', dq(lambda d: d < D(range(10))))
show('deque get', lambda: (lambda d: d[Ix(d.clear, 3)])(D(range(10))))
show('deque rotate', lambda: (lambda d: d.rotate(Ix(d.clear, 3)))(D(range(10))))
show('deque insert', lambda: (lambda d: (d.insert(Ix(d.clear, 3), 5), d))(D(range(10))))
show('deque mul', lambda: (lambda d: d * 3)(D(range(3))))
def big():
    d = D(maxlen=10**9)
    d.append(1); d.extend(range(20))
    return len(d)
show('deque maxlen', big)
def swap(d): d.popleft(); d.append(9)
survive('deque swap', dq(lambda d: 5 in d, swap))
for code in 'bBhHiIlLqQ':
    a = array.array(code, range(20))
    show(code, lambda: a[Ix(lambda: [a.pop() for _ in range(len(a))], 3)])
    a = array.array(code, range(20))
    def st(): a[3] = Ix(lambda: [a.pop() for _ in range(len(a))], 3)
    survive(code + ' store', st)
    a = array.array(code, range(20))
    survive(code + ' append', lambda: a.append(Ix(lambda: [a.pop() for _ in range(len(a))], 3)))
    a = array.array(code, range(20))
    survive(code + ' insert', lambda: a.insert(15, Ix(lambda: [a.pop() for _ in range(len(a))], 3)))
    a = array.array(code, range(20))
    show(code + ' slice', lambda: list(a[Ix(lambda: [a.pop() for _ in range(len(a))], 3):15]))
    a = array.array(code, range(20))
    show(code + ' in', lambda: E(lambda: [a.pop() for _ in range(len(a))]) in a)
    a = array.array(code, range(20))
    show(code + ' index', lambda: a.index(E(lambda: [a.pop() for _ in range(len(a))])))
b = bytearray(range(50))
m = memoryview(b)
survive('view get', lambda: m[Ix(m.release, 3)])
for what in ((3, 10), (3, 20, 2)):
    m = memoryview(bytearray(range(50)))
    survive('view slice', lambda: list(m[Ix(m.release, what[0]):what[1]]))
m = memoryview(bytearray(range(50)))
def st(): m[Ix(m.release, 3):6] = b'abc'
show('view store', st)
m = memoryview(bytearray(range(50)))
def st(): m[3] = Ix(m.release, 3)
survive('view store item', st)
m = memoryview(bytearray(range(50)))
survive('view in', lambda: E(m.release) in m)
m = memoryview(bytearray(range(50)))
print(m[::2**62][::2**62].tolist(), m[5::2**70].tolist(), m[::-2**62][::3].tolist())
l = []
l += [E(l.clear) for i in range(6)]
show('any', lambda: any(l))
l = []
l += [E(l.clear) for i in range(6)]
show('filter', lambda: len(list(filter(None, l))))
l = []
l += [E(l.clear) for i in range(6)]
survive('percent', lambda: '%s %s' % (l[0], l[1]))
l = []
l += [E(l.clear) for i in range(6)]
show('format', lambda: '{0[0]:>4} {0[1]}'.format(l))
def f(*a, **k): return len(a), sorted(k)
l = [1, 2, 3]
survive('star', lambda: f(*l, *(x for x in (l.clear() or 4, churn() and 5))))
class M:
    def __init__(self): self.d = {'a': 1, 'b': 2, 'c': 3}
    def keys(self): return self.d.keys()
    def __getitem__(self, k): self.d.clear(); churn(); return 1
survive('starstar', lambda: f(**M()))
survive('dict', lambda: dict(M()))
class It:
    def __init__(self, l): self.l, self.n = l, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        self.l.clear()
        churn()
        if self.n > 5: raise StopIteration
        return self.n
for kind in (list, tuple, set, sum, max, sorted, bytes, bytearray, lambda i: ','.join(map(str, i)), lambda i: dict(zip('abc', i)), lambda i: list(enumerate(i))):
    l = [1, 2, 3]
    show('iter', lambda: kind(It(l)))
l = [1, 2, 3]
l.extend(It(l))
print(l)
l = [1, 2, 3]
l += It(l)
print(l)
l = list(range(10))
l[2:5] = It(l)
print(l)
d = {}
class Evil:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); churn(); return True
l = [[1], 2]
l[0] = Evil(l)
show('compare', lambda: l == [Evil(l), 2])
l = ['a', 'b', 'c']
show('join', lambda: '-'.join(x for x in (l.clear() or 'x', 'y', churn() and 'z')))
buf = bytearray(20)
survive('pack_into', lambda: struct.pack_into('<3i', buf, 2, Ix(buf.clear, 1), 2, 3))
buf = bytearray(20)
survive('pack_into offset', lambda: struct.pack_into('<3i', buf, Ix(buf.clear, 1), 1, 2, 3))
buf = bytearray(range(20))
survive('unpack_from offset', lambda: struct.unpack_from('<3i', buf, Ix(buf.clear, 1)))
