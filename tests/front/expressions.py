# SPDX-License-Identifier: MIT
# Operators, precedence and where parentheses start.
a or b and not c, not a == b < c <= d is not e not in f is g in h != i > j >= k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** ~c, await_ ** 2, (a + b) * c, ((a)) ** (b), +-~a
(a).b, (a)(b), (a)[b], (a, b)[0], (a,), (), [a], [], {a}, {}, {a: b}, {**a, b: c, **d}, {*a, *b}
a if b else c if d else e, lambda: 0, lambda x, /, y=1, *z, w, v=2, **u: (x, y), lambda *, k: k
f(), f(a, *b, c, k=1, **d, m=2, **e), f(x for x in y), f(a, (b for b in c)), f(a := 1), f(a)(b)(c)
a[1], a[1:2], a[::], a[1:2:3], a[:, 1], a[*b], a[*b, 1:2], a[b := 1], a[...], a[()], a[1,]
[x for x in y if a if b for z in w], {x for x in y}, {k: v for k, v in y}
[*a, b, *c], (*a, b), x.y.z, x.__private, 1 .real, 1..real, (yield_), ...
(a
 + b), a \
    + c
print(*a, sep='')
