# SPDX-License-Identifier: MIT
# enumerate, zip, map, filter, reversed, iter, next.
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate(start=2, iterable=[7])), list(enumerate([])))
print(list(zip()), list(zip([1, 2])), list(zip([1, 2, 3], 'ab')), list(zip(range(3), 'abc', [True] * 3)), dict(zip('ab', [1, 2])))
print(list(zip([1, 2], [3, 4], strict=True)))
for args in (([1], [1, 2]), ([1, 2], [1]), ([1], [1], [1, 2]), ([1, 2], [1, 2], [1])):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
print(list(map(abs, [-1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))), sum(map(int, '123')), list(map(None.__class__, [])))
print(list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda x: x > 1, range(4))), list(filter(str.isdigit, 'a1b2')))
print(list(reversed([1, 2])), list(reversed('ab')), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed(b'ab')))
it = iter([1, 2, 3])
print(next(it), it is iter(it), list(it), next(it, 'done'), next(iter([]), None))
n = 0
def call():
    global n
    n += 1
    return n
print(list(iter(call, 4)), n)
for f in (lambda: next(iter([])), lambda: next(5), lambda: iter(5), lambda: iter(5, 1), lambda: enumerate(5), lambda: zip(5), lambda: map(abs), lambda: reversed({1}), lambda: reversed(5), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate([], 'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
z = zip([1, 2, 3], [4, 5])
print(next(z), list(z), list(z))
m = map(lambda x: 1 // x, [1, 0])
print(next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e)
print([type(x).__name__ for x in (enumerate([]), zip(), map(abs, []), filter(None, []), reversed([]), iter([]), iter(()), iter({}), iter(set()), iter(range(1)), iter(''), iter(b''), iter(call, 1))][:4])
pairs = list(zip(*[(1, 'a'), (2, 'b')]))
print(pairs, list(zip(*pairs)))
l = [1, 2, 3]
it = iter(l)
next(it); l.append(4); print(list(it))
l.append(5); print(list(it))
print(any(map(lambda x: x > 2, l)), all(x for x in l), min(map(len, ['a', 'bb'])), sorted(map(str.upper, 'ba')), max(enumerate('ab')))
print(sum([[1], [2]], []), sum((0.5, 1)), sum([], 5), sum(x for x in [1, 2]), list(zip('ab', iter(lambda: 1, 2)))[:2] == [('a', 1), ('b', 1)])
def stop(x): raise StopIteration
print(list(map(stop, [1, 2])))
