# SPDX-License-Identifier: MIT
# modules: decimal _pydecimal
# Decimal arithmetic: rounding in every mode, contexts, traps and flags, functions, text.
import decimal
from decimal import Context, Decimal as D, getcontext, localcontext


def show(name, f, *args, **kwargs):
    try:
        print(name, f(*args, **kwargs))
    except Exception as e:
        print(name, type(e).__name__, [c.__name__ for c in e.args[0]] if e.args and isinstance(e.args[0], list) else e)


for text in ("0", "-0.00", "3.14", "1E+9", "-Infinity", "NaN", "sNaN12", " 1_0.5e-3 ", "x", "1e1000000000000000000000"):
    show(text, lambda: (D(text), repr(D(text)), D(text).as_tuple(), D(text).adjusted()))
print(D(7) / D(3), D(1) / 3 * 3, D("1.10") + D("2.205"), D(2) ** D("0.5"), D(2) ** 100, D(-7) // 2, D(-7) % 2, divmod(D(17), D(5)))
print(D(0.1), D.from_float(1.5), D((1, (1, 4, 1), -2)), D(10 ** 30) + 1, -D("2.50"), +D("1.123456789012345678901234567890"), abs(D(-3)))
for mode in ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"):
    print(mode, [str(D(v).quantize(D("0.1"), rounding=getattr(decimal, mode))) for v in ("1.25", "-1.25", "1.35", "1.21", "-1.01", "1.5")])
with localcontext() as c:
    c.prec = 40
    print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(1000).log10(), D(3).fma(4, 5))
    c.prec = 5
    print(D("123456.789") * 1, D(1) / 7, D(2).sqrt(), c.create_decimal("3.1415926"), c)
print(getcontext().prec, getcontext().rounding)
with localcontext(Context(prec=4, Emax=9, Emin=-9, traps=[])) as c:
    print(D(1) / 0, D(0) / 0, D("9e9") * 10, D("1e-9") / 1000, [f.__name__ for f, on in c.flags.items() if on])
show("zero", lambda: D(1) / 0)
show("invalid", lambda: D(0) / 0)
show("overflow", lambda: D("1e999999") * 10)
show("compare", lambda: D("NaN") < 1)
print(sorted([D(3), D("-1"), D("2.5")]), D("1.0") == 1, D("0.5") == 0.5, hash(D("1.0")) == hash(1), D(1) < 1.5, max(D(1), D(2)), D("NaN") == D("NaN"))
print(f"{D('1234567.891'):,.2f} {D('0.00001'):e} {D('12'):>8} {D('-3.7'):+08.1f} {D('0.256'):.1%} {D(5):n}", "%s %.2f" % (D("1.5"), D("2.345")))
print(D("123.456").to_integral_value(), D("1.20").normalize(), D("12E+2").to_eng_string(), D("1.5").as_integer_ratio(), round(D("2.675"), 2), int(D("-3.9")), float(D("0.1")), round(D("2.5")))
print(D(5).logical_and(D(1)) if False else D(1011).logical_and(D(1110)), D("1.5").compare(D("1.50")), D("1.5").compare_total(D("1.50")), D("1").next_plus(), D(8).remainder_near(3), D(2).scaleb(3), D("12.3").shift(1), D("1.5").copy_sign(D(-1)), D("100").same_quantum(D("1")))
print(decimal.BasicContext.prec, decimal.ExtendedContext.divide(D(1), D(3)), decimal.MAX_PREC > 10 ** 8, decimal.Decimal.__name__, isinstance(D(1), decimal.Decimal))
total = D(0)
for i in range(1, 40):
    total += D(1) / (i * i)
print(total, (total * 6).sqrt())
