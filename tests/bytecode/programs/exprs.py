# SPDX-License-Identifier: MIT
# Operators, order of evaluation, unpacking, constants.
def t(v):
    print(v, end=" ")
    return v


print(t(1) + t(2) * t(3), t(4) < t(5) < t(3) < t(9))
d = {t("k"): 1, "l": t("w"), t("m"): [2]}
print(sorted(d))
a = [0, 0, 0]
a[t(0)] = t("first")
print(a)
i = 0
i, a[i] = 1, "moved"
print(i, a)
x, y = 1, 2
x, y = y, x
x, y, z = y, x, 5
print(x, y, z)
(p, q), *r, s = (1, 2), 3, 4, 5
print(p, q, r, s)
*h, = "abc"
[m, n] = [1, 2]
print(h, m, n)
first, *mid = range(4)
*init, last = range(4)
print(first, mid, init, last)
print([*range(3), 9, *"ab"], (*[1], 2), {*[1, 1]}, sorted({**{"a": 1}, "b": 2, **{"a": 3}}.items()))
print(1 if x else 2, not x, x and y, 0 or "or", None is None, i is not None, 3 in [1, 2, 3], 4 not in (1, 2))
print(-7 // 2, -7 % 3, 7 // -2, 2**10, 1 << 10, 0xFF & ~0xF, 5 ^ 3, 6 | 1, +5, -5, ~5)
print(10**20, -(10**20), 2**63, -(2**63), 2**64 - 1, 0x123456789ABCDEF0123456789)
print(1e3, -0.0, 1.5e-3, 3j, 1 + 2j)
print("abc"[1], "abcdef"[1:4], "abcdef"[-2:], [1, 2, 3][:2])
v = [1, 2, 3]
v[1] += 5
v[0:1] = [8, 9]
v += [4]
print(v)


class O:
    pass


o = O()
o.a = 1
o.a += 2
o.b = o.c = 4
print(o.a, o.b, o.c)
del o.a
print(hasattr(o, "a"))
w = 1
w += 1
w -= 3
w *= 4
w //= 3
w **= 2
w <<= 3
w |= 1
w ^= 3
w &= 0xFE
w %= 50
w >>= 1
print(w)
print(b"bytes\x00\xff", "uni\u00e9\U0001F600", 'q"\'', r"\n", "a" "b")
print(f"{x}", f"{x!r:>5}|{'s':<4}|{3.14159:.2f}|{{}}|{x + y}", f"{'in' f'{x}'}", f"{x=}")
width = 7
print(f"{'mid':^{width}}|{10:#06x}|{1234567:,}")
print("%s %d %5.1f %r" % ("a", 3, 2.5, "b"), "{} {k}".format(1, k=2))
print((), (1,), [], {}, ((1, 2), 3), "" == "", ...)
print(1 == 1.0, True == 1, (1, 2) < (1, 3), "a" < "b", [1] != [2])
print(all(x for x in [1, 1]), any([]), max(1, 2, 3), sorted([3, 1, 2], key=lambda q: -q))
big = [
    100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118,
    119, 120, x, 122]
print(len(big), big[20:], sum(big))
bigger = (
    100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118,
    119, 120, x, 122)
print(len(bigger), bigger[20:])
print(__debug__, __name__ != "x")
c = 1 < 2 > 0 != 5
print(c, 1 < 2 < 1, not (1 < 2 < 3))
if not (x in [1, 2] and y not in [7]) or z is None:
    print("no")
else:
    print("yes")
lst = [0] * 3
j = 0
j += 1; lst[j] = j
print(lst, j, 1_000_000, 0b101, 0o17)
print((lambda: (yield))().__class__.__name__ == "generator")
