# SPDX-License-Identifier: MIT
# not: stock
# math at the limits of floats: signs of zero, infinities, not-a-number, domains, exact sums.
import math

inf, nan = math.inf, math.nan


def attempt(name, *args):
    try:
        print(name, args, "%.13g" % getattr(math, name)(*args))
    except Exception as error:
        print(name, args, type(error).__name__)


EDGES = (0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.5, 1e-320, 1e300, -1e300, inf, -inf, nan)
for name in ("sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan",
             "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "gamma", "lgamma", "erf", "erfc", "ceil", "floor", "trunc",
             "fabs", "degrees", "radians"):
    for x in EDGES:
        if name in ("sin", "cos", "tan") and abs(x) == 1e300:
            continue
        attempt(name, x)
for x in (1.0, 2.0, 3.0, 0.1, 10.5, 100.25, -0.25, -1.5, -10.75, 171.5, -170.5, 1e-8, 1e15, -3.0):
    attempt("gamma", x)
    attempt("lgamma", x)
for x in EDGES:
    for y in EDGES:
        print("%.13g %.13g" % (math.copysign(x, y), math.atan2(x, y)), end=" ")
        for name in ("fmod", "pow", "remainder"):
            try:
                print("%.13g" % getattr(math, name)(x, y), end=" ")
            except Exception as error:
                print(type(error).__name__, end=" ")
    print()
for x, y in ((5, 2), (7, 2), (-5, 2), (5.5, 3), (0.3, 0.1), (1e300, 7.0), (10, -3), (3, 2), (1, inf), (-7.5, 5)):
    print("%.17g" % math.remainder(x, y), "%.17g" % math.fmod(x, y))
for x, y in ((1.0, 2.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (-0.0, 1.0), (1.0, 1.0), (0.0, -0.0), (inf, 0.0), (-inf, 0.0), (-1.0, 0.0),
             (5e-324, 0.0), (1.7976931348623157e308, inf), (nan, 1.0), (1.0, nan)):
    print(repr(math.nextafter(x, y)), repr(math.ulp(x)))
print(math.fsum([]), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([1e16, 1.0, 1e-16, -1e16]))
print(math.fsum([1e308, 1e-308, -1e308, 3.0, 2.0 ** -60]), math.fsum([inf, 1]), math.fsum([1, nan]), math.fsum(range(10)))
print(math.fsum([1.0, 2.0 ** -53, 2.0 ** -106]), math.fsum([1.0, 2.0 ** -53]), math.fsum([1.0, 2.0 ** -53, -2.0 ** -106]))
print(math.fsum(1.0 / n for n in range(1, 60)), math.fsum([2.0 ** (7 * n) for n in range(-20, 20)]))
for sequence in ([inf, -inf], ["x"], 5):
    try:
        print(math.fsum(sequence))
    except Exception as error:
        print(type(error).__name__, error)
print(math.dist((1, 2), (4, 6)), math.dist([], []), math.dist((1.5,), (-1,)), math.dist((inf,), (1,)), math.dist((nan, 0), (0, 0)))
for p, q in (((1,), (1, 2)), ((1,), ("x",)), (("x",), (1,)), (5, (1,))):
    try:
        print(math.dist(p, q))
    except Exception as error:
        print(type(error).__name__)
print(math.hypot(), math.hypot(-3), math.hypot(3, 4), math.hypot(1e308, 1e308), math.hypot(inf, nan), math.hypot(1, nan), math.hypot(3e-320, 4e-320))
print([math.frexp(x) for x in (0.0, -0.0, 1.0, -3.5, 5e-324, inf)], [math.modf(x) for x in (0.0, -0.5, 3.25, inf, -inf)])
for m, e in ((1.0, 10), (0.5, -1074), (1.0, -1075), (1.5, 1023), (0.0, 5000), (inf, -5), (1.0, 10 ** 20), (1.0, -10 ** 20), (1.0, 5000), (1.0, "x")):
    try:
        print(math.ldexp(m, e))
    except Exception as error:
        print(type(error).__name__, error)
print([math.isclose(*p) for p in ((1, 1 + 1e-10), (1, 1.1), (inf, inf), (inf, 1), (nan, nan), (0, 1e-12))])
print(math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(1, 1.01, rel_tol=0.1))
try:
    math.isclose(1, 1, rel_tol=-1)
except ValueError as error:
    print(error)
print([(math.isfinite(x), math.isinf(x), math.isnan(x)) for x in (1, 1.0, inf, nan, 10 ** 30)])

print(math.gcd(), math.gcd(-12), math.gcd(12, 18, 27), math.gcd(0, 0), math.gcd(2 ** 80, 6 ** 40), math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(-4, 2 ** 70))
print([math.isqrt(n) for n in (0, 1, 15, 16, 17, 2 ** 62 - 1, 2 ** 64, 10 ** 40 + 7)])
print([math.comb(*p) for p in ((5, 2), (5, 0), (5, 6), (60, 30), (100, 98))], [math.perm(*p) for p in ((5, 2), (5,), (5, 6), (5, 0), (30, 28))])
print([math.factorial(n) for n in (0, 1, 5, 20, 21, 30)], math.prod([]), math.prod([2, 3.5]), math.prod([1, 2], start=10), math.prod(range(1, 25)))
for name, args in (("isqrt", (-1,)), ("isqrt", (1.5,)), ("comb", (-1, 2)), ("comb", (2, -1)), ("perm", (3, -1)), ("factorial", (-1,)),
                   ("factorial", (2.5,)), ("gcd", (1.5,)), ("lcm", ("x",)), ("sqrt", ("x",)), ("log", (10, 1)), ("log", (10, -1)), ("log", (-10 ** 40,)),
                   ("log", (0,)), ("log2", (-1,)), ("floor", ("x",)), ("ceil", (None,)), ("trunc", ("x",)), ("prod", (5,))):
    try:
        print(name, args, getattr(math, name)(*args))
    except Exception as error:
        print(name, args, type(error).__name__)
print(["%.13g" % x for x in (math.log(8, 2), math.log(10 ** 40), math.log2(2 ** 100), math.log10(10 ** 30), math.log(100, 10), math.sqrt(10 ** 40), math.log(5, 0.5))])


class Number:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"

    def __float__(self):
        return 0.25

    def __index__(self):
        return 9


print(math.floor(Number()), math.ceil(Number()), math.trunc(Number()), math.sqrt(Number()), math.isqrt(Number()), math.gcd(Number(), 6), math.fabs(Number()))
print([math.sin(1e5 * n) == math.sin(1e5 * n) for n in range(3)], ["%.10g" % f(x) for x in (1e4, 1e8, 1e15, -123456.75) for f in (math.sin, math.cos, math.tan)])
