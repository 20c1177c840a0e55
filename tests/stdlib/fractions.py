# SPDX-License-Identifier: MIT
# modules: fractions decimal _pydecimal
# boards
# Rational numbers: making, arithmetic with every kind of number, rounding, limits, text, hashes.
import math
import operator
from decimal import Decimal
from fractions import Fraction as F


def show(name, f, *args):
    try:
        print(name, repr(f(*args)))
    except Exception as e:
        print(name, type(e).__name__, e)


for args in ((), (3,), (6, -4), ("3/7",), (" -3.25e-2 ",), ("1_000/3",), (0.75,), (Decimal("1.1"),), (F(2, 3), 4), (True,),
             ("x",), ("1/0",), (1, 0), (1.5, 2), (math.inf,), (math.nan,)):
    show(args, F, *args)
a, b = F(7, 3), F(-5, 4)
for f in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.lt,
          operator.ge, operator.eq):
    print(f.__name__, f(a, b), f(b, a), f(a, 2), f(5, b), f(a, 0.5))
print(a ** 2, a ** -2, b ** 3, a ** 0.5, 2 ** F(3, 1), F(4, 9) ** F(1, 2), -a, +b, abs(b), bool(F(0)), a.numerator, a.denominator)
print(round(a), round(b), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(1234567, 1), -3), int(b), math.floor(b), math.ceil(b), math.trunc(b))
print(F(math.pi).limit_denominator(1000), F(math.e).limit_denominator(100), F(0.1), F.from_float(0.1).limit_denominator(10), F.from_decimal(Decimal("-0.125")))
print(a.as_integer_ratio(), float(F(1, 3)), str(F(4)), repr(F(4, 6)), F(10 ** 40, 3 * 10 ** 39), sum([F(1, n) for n in range(1, 20)]))
table = {F(1, 2): "half", F(3): "three", F(-1, 4): "less"}
print(table[0.5], table[3], table[3.0], table[-0.25], F(1, 2) == 0.5, F(1, 3) == 1 / 3, F(1, 2) == Decimal("0.5"), 0.5 in {F(1, 2)})
print(sorted([F(1, 2), 0.3, 2, F(-1, 3), F(3, 7)]), max(F(1, 2), F(2, 3)), F(2, 3) < 0.7, F(1) <= 1, F(1, 2) > math.inf)
show("order", operator.lt, a, "x")
show("zero", operator.truediv, a, 0)
show("power", pow, F(0), -1)
show("complex", operator.add, a, 1j)
