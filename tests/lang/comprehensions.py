# SPDX-License-Identifier: MIT
# Comprehensions and generator expressions.
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)])
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, {k: v for k, v in zip('abc', range(3)) if v}, list(x + 1 for x in range(3)))
print([[i * j for j in range(3)] for i in range(3)], [y for row in [[1, 2], [3]] for y in row], sum(x for x in range(5)), max((len(w), w) for w in ['a', 'ccc', 'bb']))
x = 'outer'
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
def scope(n):
    return [n + i for i in range(3)], {n: i for i in range(2)}
print(scope(10))
class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
print(C.doubled)
def boom():
    yield 1
    raise ValueError('in generator')
try:
    [v for v in boom()]
except ValueError as e:
    print(e)
g = (v for v in [1, 2, 3])
print(next(g), list(g), list(g))
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ['abc', 'de']], [(i, c) for i, c in enumerate('ab')])
print([n for n in range(50) if all(n % d for d in range(2, n)) and n > 1])
print([y := 5, y ** 2], [last := v for v in range(3)], last)
def lazily():
    order = []
    def src():
        for i in range(3):
            order.append(('make', i))
            yield i
    for v in (i * 2 for i in src()): order.append(('use', v))
    return order
print(lazily())
print(dict((k, len(k)) for k in ['x', 'yy']), set(c for c in 'hello' if c > 'h') == {'l', 'o'}, ''.join(c.upper() for c in 'abc'), any(v > 2 for v in range(4)))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)), [*map(list, zip(*matrix))])
try:
    [q for q in 5]
except TypeError as e:
    print(e)
