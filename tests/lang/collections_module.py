# SPDX-License-Identifier: MIT
# collections: deque, namedtuple, defaultdict, OrderedDict.
from collections import deque, namedtuple, defaultdict, OrderedDict
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), list(d), 3 in d, d.index(3), d.count(1))
d.rotate(2); print(d); d.rotate(-3); print(d)
d[1] = 'x'; del d[0]; d.insert(1, 'ins'); d.remove(4); d.reverse()
print(d, d.copy() == d, bool(deque()), deque('ab') + deque('c'), deque([1]) * 3, deque([1, 2]) < deque([1, 3]))
b = deque(range(5), maxlen=3)
b.append(9); print(b, b.maxlen); b.appendleft(7); print(b)
try:
    deque().pop()
except IndexError as e:
    print(e)
try:
    b.insert(0, 1)
except IndexError as e:
    print(e)
print(list(reversed(deque('abc'))), max(deque([3, 9])), [x for x in deque('xy')], deque([1, deque([2])]))
q = deque()
for i in range(100):
    q.append(i)
    if len(q) > 7: q.popleft()
print(list(q))
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=5), p._asdict(), P._fields, P._make([7, 8]), len(p), isinstance(p, tuple), *p)
x, y = p
print(x, y, hash(p) == hash((1, 2)), p + (3,), P.__name__, repr(P('a', [1])), sorted([P(2, 1), P(1, 5)]))
try:
    p.x = 5
except AttributeError as e:
    print(e)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P._make([1])):
    try:
        f()
    except TypeError as e:
        print(e)
D = namedtuple('D', ['a', 'b'], defaults=[10])
print(D(1), D(1, 2))
class Sub(namedtuple('Base', 'w h')):
    def area(self): return self.w * self.h
print(Sub(3, 4).area(), Sub(3, 4))
match p:
    case P(x=1, y=yy): print('matched', yy)
dd = defaultdict(list)
dd['a'].append(1); dd['a'].append(2); dd['b']
print(dd, dict(dd), dd.get('z'), 'z' in dd, len(dd), dd == {'a': [1, 2], 'b': []})
c = defaultdict(int)
for ch in 'hello': c[ch] += 1
print(sorted(c.items()), c.default_factory)
try:
    defaultdict()['x']
except KeyError as e:
    print(e)
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a'); print(list(o.items())); o.move_to_end('c', last=False); print(list(o), o.popitem(), o.popitem(last=False), dict(o))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, OrderedDict())
