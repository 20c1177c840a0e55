# SPDX-License-Identifier: MIT
import numbers
import sys
from numbers import Complex, Integral, Number, Rational, Real

for x in (1, True, 2.5, 3j, "x"):
    print(x, [isinstance(x, kind) for kind in (Number, Complex, Real, Rational, Integral)])
print(issubclass(int, Rational), issubclass(float, Integral), issubclass(Integral, Number), sorted(numbers.__all__))


class Half(Real):
    """Half of a whole number."""

    def __init__(self, n):
        self.n = n

    def __float__(self):
        return self.n / 2

    def __trunc__(self):
        return self.n // 2

    __floor__ = __ceil__ = __trunc__

    def __round__(self, ndigits=None):
        return self.n // 2

    def __neg__(self):
        return Half(-self.n)

    def __pos__(self):
        return self

    def __abs__(self):
        return Half(abs(self.n))

    def __add__(self, other):
        return Half(self.n + other.n)

    def __mul__(self, other):
        return float(self) * float(other)

    def __floordiv__(self, other):
        return self.n // other.n

    def __mod__(self, other):
        return Half(self.n % other.n)

    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Half) else 2 * other)

    def __lt__(self, other):
        return self.n < other.n

    def __le__(self, other):
        return self.n <= other.n

    __radd__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __rfloordiv__ = __rmod__ = None


h = Half(5)
print((h - Half(2)).n, complex(h), bool(h), bool(Half(0)), h.real is h, h.imag, h.conjugate() is h, divmod(h, Half(2))[0], isinstance(h, Complex))
try:
    class Broken(Integral):
        pass
    Broken()
except TypeError as e:
    print("TypeError", str(e)[:44])
print(sys.float_info.radix, sys.float_info.mant_dig in (24, 53), 1 + sys.float_info.epsilon > 1, sys.maxunicode, sys.hash_info.inf == hash(float("inf")))
