# SPDX-License-Identifier: MIT
# Rows of tracebacks through native, viper, inlined and bytecode frames (the lines here; CPython has a row more for the
# shim's wrapper of viper functions).
import micropython
@micropython.viper
def leaf(x: int) -> int:
    y = x + 1
    return 10 // x
@micropython.native
def mid(x):
    a = 1
    r = leaf(x)
    return r + a
@micropython.bytecode
def low(x):
    q = 1
    return mid(x) + q
@micropython.native
def top(x):
    z = 2

    return low(x) * z
@micropython.native
def rec(n):
    if n == 0:
        return 1 // n
    return rec(n - 1) + 1
def gen(x):
    yield 1
    yield top(x)
@micropython.native
def eat(x):
    s = 0
    for v in gen(x):
        s += v
    return s
def rows(e):
    tb = e.__traceback__
    r = []
    while tb:
        r.append(tb.tb_lineno)
        tb = tb.tb_next
    return r
def run(f, *a):
    try:
        f(*a)
    except Exception as e:
        print(type(e).__name__, e, rows(e))
run(leaf, 0)
run(mid, 0)
run(low, 0)
run(top, 0)
run(rec, 2)
run(rec, 9)
run(eat, 0)
@micropython.native
def even(n):
    return odd(n - 1) if n else 1 // n
@micropython.native
def odd(n):
    return even(n - 1)
run(even, 6)
@micropython.native
def by_value(f, n):
    if n:
        return f(f, n - 1)
    return [][n]
run(by_value, by_value, 5)
@micropython.native
def again(x):
    try:
        return low(x)
    except ZeroDivisionError:
        x = 5
        raise
run(again, 0)
@micropython.native
def other(x):
    try:
        return low(x)
    except ZeroDivisionError as e:
        raise e
run(other, 0)
@micropython.native
def bare():
    raise
@micropython.native
def outer(x):
    try:
        low(x)
    except ZeroDivisionError:
        bare()
run(outer, 0)
class Box:
    @micropython.native
    def get(self, n):
        self.n = n
        return self.fetch()
    @micropython.native
    def fetch(self):
        return self.missing
run(Box().get, 1)
@micropython.native
def sorting(key):
    return sorted([3, 1, 2], key=key)
@micropython.native
def bad_key(x):
    return x + ''
run(sorting, bad_key)
@micropython.native
def closing(g):
    for x in g:
        next(g)
def failing():
    yield 1
    yield low(0)
run(closing, failing())
@micropython.native
def alike(n, error):
    if n == 1:
        raise error
    if n == 2:
        raise error
    if n == 3:
        low(0)
    if n == 4:
        low(0)
    return n
for n in range(1, 5):
    run(alike, n, ValueError(n))
# expect: ZeroDivisionError integer division or modulo by zero [46, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 22, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 27, 27, 26]
# expect: ZeroDivisionError integer division or modulo by zero [46, 27, 27, 27, 27, 27, 27, 27, 27, 27, 26]
# expect: ZeroDivisionError integer division or modulo by zero [46, 34, 30, 22, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 58, 61, 58, 61, 58, 61, 58]
# expect: IndexError list index out of range [46, 66, 66, 66, 66, 66, 67]
# expect: ZeroDivisionError integer division or modulo by zero [46, 72, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 82, 80, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 92, 90, 17, 12, 8]
# expect: AttributeError 'Box' object has no attribute 'missing' [46, 98, 101]
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str' [46, 105, 108]
# expect: ZeroDivisionError integer division or modulo by zero [46, 113, 116, 17, 12, 8]
# expect: ValueError 1 [46, 121]
# expect: ValueError 2 [46, 123]
# expect: ZeroDivisionError integer division or modulo by zero [46, 125, 17, 12, 8]
# expect: ZeroDivisionError integer division or modulo by zero [46, 127, 17, 12, 8]
