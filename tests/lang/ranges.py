# SPDX-License-Identifier: MIT
# small
# range: iteration, indexing, slicing, comparison, membership, large bounds.
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)), list(range(3, 3)), list(range(5, 2)))
r = range(10, 50, 7)
print(r, len(r), r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r.start, r.stop, r.step, 17 in r, 18 in r, 17.0 in r, 'a' in r, r.index(24), r.count(24), r.count(25))
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) != range(4), hash(range(3)) == hash(range(0, 3)), range(5) == [0, 1, 2, 3, 4])
print(list(reversed(range(5))), sum(range(101)), max(range(5)), bool(range(0)), bool(range(1)), repr(range(1, 2)), repr(range(0, 5, 2)), list(range(-3, 3)), range(True))
for f in (lambda: range(1.0), lambda: range(1, 2, 0), lambda: range(3)[5], lambda: range(3)['a'], lambda: range(3).index(9), lambda: range(), lambda: range('a'), lambda: range(3) < range(4)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    range(3)[0] = 1
except TypeError as e:
    print(e)
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, list(big), big[1], len(big), 10 ** 20 + 3 in big, 10 ** 20 + 4 in big, big[-1], list(reversed(big)), big.index(10 ** 20 + 6), big[1:3])
print(list(range(1 << 30, (1 << 30) + 3)), list(range((1 << 62) - 1, (1 << 62) + 2)), list(range(-(1 << 31) - 1, -(1 << 31) + 1)), range(0, 1 << 40)[1 << 35])
for i in range(3):
    for j in range(i): print(i, j, end=' ')
print()
for i in range(5):
    if i == 3: break
else:
    print('no break')
print(i)
it = iter(range(3))
print(next(it), list(it), list(it))
a, b, c = range(3)
print(a, b, c, [*range(3)], tuple(range(2)), dict.fromkeys(range(2)), sorted(range(5, 0, -1)))
# as far apart as small ints of both word sizes are, and one beyond
for bits in (30, 62):
    low, high = -(1 << bits), (1 << bits) - 1
    for r in (range(low, high), range(high, low, -1), range(low, high + 1), range(low, high, high), range(high, low, low), range(low, 0, 3)):
        found = [v in r for v in (low, low + 1, low + 2, -1, 0, high - 1, high)]
        print(r[0], r[-1], r.index(r[-1]), found)
