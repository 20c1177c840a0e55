# SPDX-License-Identifier: MIT
# small
# Rows of tracebacks on a small board: native, viper and bytecode frames.
import micropython
@micropython.viper
def leaf(x: int) -> int:
    return 10 // x
@micropython.native
def mid(x):
    a = 1
    return leaf(x) + a
@micropython.bytecode
def low(x):
    return mid(x)
@micropython.native
def top(x, error):
    if x == 1:
        raise error
    if x == 2:
        raise error
    return low(x)
def run(x):
    try:
        top(x, ValueError(x))
    except Exception as e:
        tb = e.__traceback__
        rows = []
        while tb:
            rows.append(tb.tb_lineno)
            tb = tb.tb_next
        print(type(e).__name__, e, rows)
for x in range(3): run(x)
# expect: ZeroDivisionError integer division or modulo by zero [24, 21, 14, 11, 7]
# expect: ValueError 1 [24, 18]
# expect: ValueError 2 [24, 20]
