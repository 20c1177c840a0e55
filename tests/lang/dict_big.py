# SPDX-License-Identifier: MIT
# stress: host
# Large dicts: growing, deleting, re-inserting, colliding keys, mixed key types.
d = {}
for i in range(1000): d[i * 64] = i
print(len(d), d[63936], sum(d.values()), list(d)[:3], list(d)[-2:])
for i in range(0, 1000, 2): del d[i * 64]
print(len(d), 64 in d, 0 in d, list(d)[:3])
for i in range(0, 1000, 4): d[i * 64] = -i
print(len(d), list(d)[500:503], sum(d.values()))
while d: d.popitem()
print(len(d), d)
words = {}
for i in range(300): words['key%d' % i] = i
print(words['key0'], words['key299'], 'key300' in words, len(words), words.get('key' + str(150)))
for i in range(300):
    if i % 3: words.pop('key%d' % i)
print(len(words), list(words)[:4], sum(words.values()))
class Key:
    hashes = 0
    def __init__(self, v): self.v = v
    def __hash__(self):
        Key.hashes += 1
        return self.v % 3
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
    def __repr__(self): return 'K%d' % self.v
k = {Key(i): i for i in range(20)}
print(len(k), k[Key(7)], Key(50) in k, Key.hashes, list(k)[:3])
del k[Key(3)]
print(Key(3) in k, k[Key(6)], len(k), Key.hashes)
m = {}
for i in range(50):
    m[i] = 'i'; m[str(i)] = 's'; m[(i, i)] = 't'; m[i + 0.5] = 'f'; m[i + (1 << 70)] = 'b'
print(len(m), m[3], m['3'], m[3, 3], m[3.5], m[3 + (1 << 70)], m[4.0], (5, 5) in m, (5, 6) in m, -1 in m)
neg = {-i: i for i in range(100)}
print(neg[-99], -100 in neg, neg[0], len(neg))
order = {}
for i in (5, 3, 9, 1): order[i] = 1
del order[3]; order[3] = 2
print(list(order))
q = {}
for i in range(2000):
    q[i] = i
    if i >= 5: del q[i - 5]
print(list(q.items()))
class Evil:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError('eq')
ev = {Evil(): 1}
try:
    ev[Evil()] = 2
except ValueError as e:
    print(e, len(ev))
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
