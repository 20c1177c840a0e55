# SPDX-License-Identifier: MIT
# cmath: values to twelve digits, branch cuts, special values, errors.
import cmath


def show(z):
    if type(z) is float:
        return '%.11g' % z
    return '%.11g %.11g' % (z.real, z.imag)


points = (1 + 2j, -1.5 + 0.25j, 0.3 - 0.7j, -2 - 3j, 0.5j, -0.5j, 2, 0.25, -3, 1e-8 + 1e-9j, 20 - 1j, 3 + 30j)
functions = (cmath.exp, cmath.log, cmath.log10, cmath.sqrt, cmath.sin, cmath.cos, cmath.tan, cmath.sinh, cmath.cosh,
             cmath.tanh, cmath.asin, cmath.acos, cmath.atan, cmath.asinh, cmath.acosh, cmath.atanh, cmath.phase)
for f in functions:
    print([show(f(z)) for z in points])
print([show(cmath.polar(z)[0]) + ' ' + show(cmath.polar(z)[1]) for z in points])
print([show(cmath.rect(r, p)) for r, p in ((1, 2), (2.5, -1), (0, 3), (1, 0), (-1, 0.5))])
print(show(cmath.log(8, 2)), show(cmath.log(1j, 1 + 1j)), show(cmath.log(1 + 1e-9j)))
# branch cuts: the sign of a zero tells the side
for f, z in ((cmath.sqrt, -4), (cmath.log, -1), (cmath.asin, 2), (cmath.acos, 2), (cmath.acosh, 0.5), (cmath.atanh, 2),
             (cmath.asinh, 2j), (cmath.atan, 2j)):
    for zero in (0.0, -0.0):
        at = complex(z.real, zero) if z.imag == 0 else complex(zero, z.imag)
        print(show(f(at)), end='; ')
print()
print(cmath.sqrt(0), cmath.sqrt(-0j), cmath.sqrt(4), cmath.sqrt(-4), cmath.sqrt(2j), cmath.exp(0), cmath.sin(0), cmath.cos(0))
print(cmath.e, cmath.pi, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
inf, nan = cmath.inf, cmath.nan
for z in (inf, -inf, nan, 1j * inf, complex(inf, nan), complex(1, nan), 1):
    print(cmath.isinf(z), cmath.isnan(z), cmath.isfinite(z), end=' ')
print()
print(cmath.sqrt(inf), cmath.sqrt(-inf), cmath.sqrt(complex(1, inf)), cmath.exp(-inf), cmath.exp(complex(-inf, inf)), cmath.polar(complex(-inf, inf)))
print(cmath.phase(complex(-1, -0.0)), cmath.phase(-1), cmath.phase(complex(inf, inf)), cmath.phase(complex(-inf, 1)), cmath.phase(0))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1 + 1e-8j), cmath.isclose(1, 1 + 1e-3j, rel_tol=0.01), cmath.isclose(0, 1e-10j, abs_tol=1e-9), cmath.isclose(inf, inf), cmath.isclose(nan, nan))
for f, args in ((cmath.log, (0,)), (cmath.log10, (0j,)), (cmath.exp, (1000,)), (cmath.exp, (complex(0, inf),)), (cmath.cos, (inf,)),
                (cmath.sinh, (1000,)), (cmath.atanh, (1,)), (cmath.atan, (1j,)), (cmath.sqrt, ('x',)), (cmath.phase, (None,)),
                (cmath.rect, (1, inf)), (cmath.rect, (1j, 1)), (cmath.log, (2, 1)), (cmath.log, ())):
    try:
        print(f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, type(e) is TypeError or e)
