# SPDX-License-Identifier: MIT
# not: mps2-an385 mps2-an505 xtensa-lx106 xtensa-lx6 microbit mps2-an386 stock
# Floats of 64 bits: hex, ratio, mod and floor of huge ones, formats, text, parsing of many digits, math at the edges.
import math


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


inf, nan = float('inf'), float('nan')
VALUES = [0.0, -0.0, 1.0, -1.5, 0.1, 1e300, -1e300, 1e-300, 5e-324, 2.0**52 + 0.5, 2.0**53, 1.7976931348623157e308, inf, -inf, nan, 1e16, 123456.789]
for x in VALUES:
    print(x, x.hex(), x.is_integer(), -x, abs(x), bool(x), x == x, float.fromhex(x.hex()) if x == x else nan)
    show(x.as_integer_ratio)
    show(int, x)
    show(round, x)
    show(round, x, 2)
    show(round, x, -2)
    show(math.floor, x)
    show(math.ceil, x)
    show(math.trunc, x)
    print([format(x, s) for s in ('', 'e', 'f', 'g', '%', 'G', 'E', '.0f', '.3', '10.2f', '+', ' ', ',', '_', '#.0f', '#g', '012.3f', 'n', '.0e', '.20g', '<8', '^12.3')])
    print('%e %f %g %.3E %5.1f %-8g| %+g %08.2f %s %r %.0f %#.0f %#g' % ((x,) * 13))
    for y in (1.0, -1.0, 0.3, inf, -inf, nan, 1e-310, 7, 1e308):
        print(y, x < y, x <= y, x == y, x != y, x > y, x >= y, [(f(x, y)) for f in (lambda a, b: a % b, lambda a, b: a // b, divmod, lambda a, b: a / b)])
    show(lambda: x % 0)
    show(lambda: x // 0.0)
    show(lambda: divmod(x, 0))
    show(lambda: x / 0)
for text in ('0x1p3', '-0x1.8p1', '0x.8', '0x1.', '1p0', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1023', '0x1p1024', '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7fp1023',
             '0x123456789abcdef01234567', '0x0.000000000000000000000000000001p200', '0x1p+5', 'inf', '-Infinity', '+nan', 'NaN', 'infx', 'nanx', '', '-', '0x', '0xg', '0x1p', '0x1px', ' 0x1 ', '0x1 2',
             '0x1p99999999999', '0x1p-99999999999', '0x0p99999999999', '0X1P1', 'ff', '.', '0x.', '1.8', '0x1.00000000000008', '0x1.000000000000081', '0x1.00000000000018', '1e5'):
    show(float.fromhex, text)
for text in ('1' * 30, '0.' + '0' * 30 + '123', '1' + '0' * 400, '0.' + '0' * 400 + '1', '123456789012345678901234567890e-20', '9007199254740993', '9007199254740993' + '0' * 10 + '1',
             '2.2250738585072011e-308', '4.9e-324', '2.4e-324', '2.5e-324', '1e400', '-1e400', '1e-400', '1.7976931348623158e308', '1.7976931348623159e308', '0e99999999999', '1e99999999999',
             '1e-99999999999', '1_000.5_5', '1__0', '_1', '1_', '1e1_0', '1.e5', '.5', '.', 'e5', '1e', '1e+', '+.5e-3', ' 1.5 ', '1 5', 'infinity', 'INF', '-nan', 'in', 'nanx', '1.5x', '',
             '0.5000000000000000000000000000000000000000001' + '0' * 800 + '1', '1' * 900 + 'e-890', '179769313486231580793' + '7' * 288, '0x1'):
    show(float, text)
show(float)
show(float, 1, 2)
show(lambda: float(x=1))
show(float, None)
show(float, [])


class F(float):
    pass


class Fl:
    def __init__(self, v): self.v = v
    def __float__(self): return self.v


show(float, Fl(1.5))
show(float, Fl(1))
show(float, Fl('x'))
show(float, Fl(F(2.5)))
f = F(2.5)
print(f, f + 1, type(f + 1).__name__, F('1.5'), F(), f == 2.5, hash(f) == hash(2.5), f.hex(), {2.5: 1}[f], -f, int(f), round(f), f.is_integer())
print(2.5 .__round__() if hasattr(2.5, '__round__') else 2, hash(1e300) == hash(int(1e300)), hash(-0.5) == hash(-0.5), hash(inf), hash(-inf), hash(2.0**40) == hash(2**40), hash(0.1) == hash(0.1))
for x, y in ((2.0, 0.5), (0.0, -1.0), (-0.0, 3.0), (-8.0, 3.0), (inf, -1.0), (-inf, 3.0), (-inf, 2.0), (-inf, -3.0), (0.5, inf), (2.0, inf), (2.0, -inf), (-1.0, inf), (1.0, nan), (nan, 0.0),
             (1e200, 2.0), (1e-200, 2.0), (-1e200, 3.0), (2.0, -1080.0), (10.0, 308.0), (10.0, 309.0), (0.9999999999999999, 1e18), (1.0000000000000002, 1e18), (-2.0, 1e300), (3, 2.5), (2.0, 3)):
    show(lambda: x ** y)
for g in (math.exp, math.expm1, math.sinh, math.cosh, math.tanh, math.log, math.log2, math.log10, math.log1p, math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.asinh,
          math.acosh, math.atanh, math.sqrt, math.erf, math.erfc, math.gamma, math.lgamma, math.frexp, math.modf, math.isnan, math.isinf, math.isfinite, math.degrees, math.radians, math.fabs):
    for x in (0.0, -0.0, 1.0, -1.0, 0.5, -0.25, 1e-10, 2.0, 10.0, 26.0, -5.5, 170.0, 709.0, 1e22, 1e300, inf, -inf, nan, 3):
        try:
            r = g(x)
            print(g.__name__, x, '%.11g' % r if isinstance(r, float) else r)
        except Exception as error:
            print(g.__name__, x, type(error).__name__, error)
for a, b in ((3.0, 4.0), (-0.0, 1.0), (0.0, -1.0), (inf, -inf), (nan, inf), (1e300, 1e300), (5e-324, 0.0), (-7.5, 2.0)):
    for g in (math.atan2, math.copysign, math.fmod, math.hypot, math.pow, math.ldexp):
        try:
            r = g(a, b)
            print(g.__name__, a, b, '%.12g' % r)
        except Exception as error:
            print(g.__name__, a, b, type(error).__name__, error)
for args in ((0.5, 1), (0.5, -1), (1.0, 1024), (1.0, -1080), (0.0, 10**9), (inf, 5), (1.0, 10**30), (1.0, -10**30)):
    show(math.ldexp, *args)
