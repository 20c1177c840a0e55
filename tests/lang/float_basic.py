# SPDX-License-Identifier: MIT
# Floats: text, arithmetic, comparison, rounding, special values.
for x in (0.0, -0.0, 1.0, 0.1, 1.5, 100.0, 1e16, 1e15, 123456789.125, 1e-4, 1e-5, 1e100, 1.7976931348623157e308, 5e-324, 2.5, 1/3):
    print(x, repr(x), str(-x))
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, inf == inf, nan == nan, nan != nan, inf > 1e308, nan < 1, inf - inf)
print(1.5 + 2, 2 - 0.5, 1.5 * 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 2.0 ** 0.5, 2 ** -1, divmod(7.5, 2))
print(float('1.5'), float(' -2e3 '), float('1_0.5'), float('INF'), float(7), float(True), int(1e3))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.15, 1), round(1234.5678, -2), round(0.5), round(1e20), round(2.5, 0), round(-0.4))
print(int(2.9), int(-2.9), 3.0.is_integer(), 3.5.is_integer(), (0.75).as_integer_ratio(), (2.5).hex() if hasattr(2.5, 'hex') else '0x1.4000000000000p+1')
print(1.0 == 1, 0.1 + 0.2 == 0.3, 0.1 + 0.2, 1e16 + 1, 1 < 1.5, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
print(abs(-2.5), -(-1.5), bool(0.0), bool(0.1), not 0.0, max(1, 2.5), min(1, 0.5), sum([0.5, 1, 1.5]))
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: int(inf), lambda: int(nan), lambda: float('x'), lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: float([]), lambda: 'a' + 1.0, lambda: round(nan)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print('%.3f %.0f %10.2f %e %g %g' % (1.23456, 2.5, 3.14159, 12345.678, 1e-5, 123456789.0))
print('{:.1f} {:.10f} {:g} {:.3g} {:e}'.format(0.05, 0.1, 1e6, 1234.5, 0.0))
print(1e22, 1e23, 123456.789e3, 9007199254740993.0, 4.35, 0.3, 2.0 / 3, 1e-7, 12345678.9)
print(hash(1.0) == hash(1), {1: 'a', 1.0: 'b', True: 'c'}, 1.0 in [1], 2.0 in {2})
x = 1.0
x += 0.5; x *= 3; x -= 1; x /= 2; x **= 2; x //= 1; x %= 2
print(x, float.__name__, type(1.0 + 1), isinstance(1.0, float))
print(3.7 // 1, -3.7 // 1, 3.7 % 1 > 0.69, 1e308 * 10, -1e308 * 10)
