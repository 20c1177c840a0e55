# SPDX-License-Identifier: MIT
# small
# Methods of list and their errors.
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.extend('ab'); l.insert(0, 'first'); l.insert(100, 'last'); l.insert(-1, 'before')
print(l, len(l), l.index(2), l.count(3), l.pop(), l.pop(0), l.pop(-2), l)
l.remove('a'); l.reverse()
print(l, l.copy() == l, l.copy() is l)
l.clear(); print(l, not l)
n = [5, 3, 9, 1]
print(n.sort(), n, sorted(n, reverse=True), n[::-1], list(reversed(n)), min(n), max(n), sum(n))
n += [7]; n *= 2
print(n, n + [0], [0] * 3, 2 * [1, 2], [[]] * 2)
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [] < [0], [1, 2] != [2, 1], [1, [2, 3]] == [1, [2, 3]])
print(1 in [1, 2], 3 in [1, 2], [1] in [[1]], [1, 2, 3].index(3, 1), list(range(3)), list('abc'), list({1: 2}), list((1,)))
for f in (lambda: [].pop(), lambda: [1].pop(3), lambda: [1].remove(2), lambda: [1].index(5), lambda: [1][1], lambda: [1]['a'], lambda: [1] + (2,), lambda: [1] * 'a', lambda: [1] < 2, lambda: [1, 'a'].sort(), lambda: [].append(), lambda: [].append(1, 2), lambda: list(5), lambda: [1, 2].index(1, 1), lambda: [].sort(1), lambda: [1].insert('x', 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    [1][3] = 0
except IndexError as e:
    print(e)
try:
    del [1][3]
except IndexError as e:
    print(e)
a = [1, 2, 3]
b = a
b += [4]
print(a, a is b)
b = b + [5]
print(a, b)
r = [1]
r.append(r)
print(r, repr(r), r[1][1][0])
x = [0] * 3
x[1] += 5; x[-1] = 'z'; x[0], x[1] = x[1], x[0]
print(x)
del x[0]
print(x, [i for i in reversed([1, 2, 3])])
m = [[0] * 2 for _ in range(2)]
m[0][1] = 5
print(m)
