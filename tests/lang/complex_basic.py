# SPDX-License-Identifier: MIT
# complex: constants, operators, comparison, hash, conversion, text.
def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


a, b = 1 + 2j, 3.5 - 0.25j
print(a, b, 2j, -2j, 1 - 0j, -0j, 0 - 0j, 1e100j, 1.5e-7j, (-0.0 - 1j), 3 + 0j)
print(a + b, a - b, a * b, a / b, a + 1, 1 + a, a - 1.5, 1.5 - a, 2 * a, a * 2, a / 2, 2 / a, True + a)
print(+a, -a, abs(3 + 4j), abs(a), bool(0j), bool(a), not 0j)
print(a == 1 + 2j, a != b, a == 1, 2 + 0j == 2, 2 == 2 + 0j, 2.0 == 2 + 0j, 2**70 == complex(2**70), 2**70 + 1 == complex(2**70))
print(a == 'a', a != None, hash(5 + 0j) == hash(5), hash(2.5 + 0j) == hash(2.5), {1: 'x'}[1 + 0j], len({1j, 1j, 2j, 1, 1 + 0j}))
print(a ** 2, a ** -1, a ** 0, a ** 3, 2 ** 1j == complex(2) ** 1j, pow(a, 2), 0j ** 0, 0j ** 2, 1j ** 2)
z = a ** 0.5
print(round(z.real, 12), round(z.imag, 12))
z = (2 + 1j) ** (1 - 2j)
print(round(z.real, 12), round(z.imag, 12))
z = (-8) ** (1 / 3)
print(type(z), round(z.real, 12), round(z.imag, 12))
z = (-2.0) ** 0.5
print(round(z.real, 12), round(z.imag, 12))
print(a.real, a.imag, a.conjugate(), type(a), (5).conjugate(), (5).real, 1.5.imag, complex.conjugate(b))
c = a
c += 1
c *= 2j
c -= 1
c /= 4
print(c, c is a)
for op in (lambda: a < b, lambda: a >= 1, lambda: a // 2, lambda: a % 2, lambda: 1 / 0j, lambda: a / 0,
           lambda: int(a), lambda: float(a), lambda: a + 'x', lambda: 'x' * a, lambda: 0j ** -1, lambda: 0j ** 1j,
           lambda: divmod(a, 1), lambda: round(a), lambda: [1, 2][a], lambda: a | 1, lambda: ~a,
           lambda: abs(complex(1e308, 1e308)), lambda: (1e200 + 1j) ** 99):
    attempt(op)
inf, nan = float('inf'), float('nan')
print(complex(inf, nan), complex(-inf, -inf), complex(nan, 1), complex(0.0, -inf), complex(-0.0, 0.0), complex(0.0, -0.0))
print(abs(complex(inf, nan)), abs(complex(nan, 1)), abs(0j), complex(nan, 0) == complex(nan, 0))
print(sum([1j, 2, 3.5]), [1j, 2j].index(2j), 2j in (1, 2j), isinstance(a, complex), isinstance(1, complex))


class C:
    def __complex__(self):
        return 3 - 1j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __complex__(self):
        return 3


class Sub(complex):
    def twice(self):
        return self * 2


s = Sub(1, 2)
s.name = 'n'
print(s, s.twice(), s.name, type(s + 1), type(+s), s == 1 + 2j, complex(s), type(complex(s)))
for args in ((), (1,), (1.5,), (1, 2), (1j,), (1j, 2), (1, 2j), (1j, 2j), (C(),), (F(),), (I(),), (Bad(),), (C(), 1),
             ([],), (1, []), ('1', 2), (1, '2'), (None,), (1, 2, 3), (True, False)):
    attempt(complex, *args)
attempt(lambda: complex(real=1, imag=2))
attempt(lambda: complex(imag=2.5))
match 1 + 2j:
    case 2j:
        print('no')
    case 1 + 2j:
        print('matched')


def defaults(x=1.5j, *, y=-1 + 1j):
    return x, y, (1, 3j), (1j, (2j, 3))


print(defaults(), defaults(2j, y=0))
