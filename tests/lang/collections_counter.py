# SPDX-License-Identifier: MIT
# collections.Counter: counting, order, arithmetic, comparisons, subclasses.
from collections import Counter
def show(f):
    try: print('->', f())
    except Exception as e: print(type(e).__name__, e)
c = Counter('abracadabra')
print(c, len(c), c['a'], c['zz'], 'zz' in c, c.most_common(2), c.most_common(), c.total())
print(Counter(), Counter([]), Counter(a=3, b=-1), Counter({'x': 2, 'y': 5}), Counter([1, 2, 1.0, True]))
words = 'the cat and the dog and the bird'.split()
for w, n in Counter(words).most_common(3): print(f'{w:5}{n}')
c.update('aaz'); c.update({'b': 10}); c.update(q=2); print(c)
c.subtract('aaaaaaaaaa'); c.subtract({'r': 1}); print(c, +c, -c)
c['n'] += 3; del c['nothing']; del c['q']; print(c, sorted(c.elements())[:6], list(Counter(b=2, a=1).elements()))
a, b = Counter(x=3, y=1, z=0), Counter(x=1, y=4, w=2)
print(a + b, a - b, a | b, a & b, a == b, a != b, a <= b, Counter(x=1) < a, a == Counter(x=3, y=1), a > a)
a += b; print(a); a -= Counter(x=100); print(a); a |= Counter(q=1); a &= Counter(q=5, y=1); print(a)
print(type(c.copy()), c.copy() == c, isinstance(c, dict), dict(Counter('aab')), sorted(Counter('cab')), Counter('aab') == {'a': 2, 'b': 1})
print(list(Counter('hello').items()), max(Counter('hello').values()), {k: v for k, v in Counter('hi').items()}, Counter('ab').get('z', 7))
class Bag(Counter):
    def add(self, x): self[x] += 1; return self
print(Bag('aa').add('b'), Bag('aa')['q'], Bag())
show(lambda: Counter(5))
print(Counter(a='x', b=1))
