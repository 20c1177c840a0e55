# SPDX-License-Identifier: MIT
# small
# Tuples.
t = (1, 'a', None)
print(t, len(t), t[0], t[-1], t[1:], t + (2,), t * 2, (), (1,), 1 in t, t.index('a'), t.count(1), tuple('ab'), tuple([1, 2]), tuple())
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) != [1, 2], hash((1, 2)) == hash((1, 2)), (1, (2, 3)) == (1, (2, 3)))
a = 1, 2
b, c = a
b, c = c, b
(d, (e, f)), g = (1, (2, 3)), 4
print(a, b, c, d, e, f, g)
x, *y, z = range(5)
print(x, y, z)
*h, = 'abc'
print(h, [*h, *a], (*a, 3), {*a}, {**{'k': 1}, 'j': 2})
for i, (p, q) in enumerate([(1, 2), (3, 4)]): print(i, p, q, end='; ')
print()
for fn in (lambda: (1,)[1], lambda: (1,)['a'], lambda: (1,) + [2], lambda: (1, 2).index(3), lambda: hash(([],)), lambda: tuple(5)):
    try:
        print(fn())
    except Exception as err:
        print(type(err).__name__, err)
def unpack(v):
    try:
        a, b = v
        return a, b
    except (ValueError, TypeError) as err:
        return str(err)
print(unpack((1,)), '|', unpack((1, 2, 3)), '|', unpack(5), '|', unpack('xy'), '|', unpack({1: 2, 3: 4}))
try:
    p, *q, r, s = (1, 2)
except ValueError as err:
    print(err)
try:
    t[0] = 1
except TypeError as err:
    print(err)
nested = ([1], [2])
nested[0].append(9)
print(nested, {(1, 2): 'k'}[1, 2], max((1, 2), (1, 3)), sorted([(2, 'b'), (1, 'z'), (2, 'a')]))
def multi(): return 1, 2, 3
one, two, three = multi()
print(one + two + three, multi()[1], len(multi()), *multi())
print(sum((1, 2, 3)), tuple(x * x for x in range(4)), tuple(reversed((1, 2, 3))), isinstance(t, tuple), bool(()), bool((0,)))
