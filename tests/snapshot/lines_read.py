# SPDX-License-Identifier: MIT
# Lines of tracebacks that initialisers read: an image that runs them has no tables of lines, so this is left for boot.
# boot: 38 39 40 44 45
# note: it reads the lines of a traceback
# oracle
import contextlib


def entered(x):
    return x + 1


def line():
    try:
        entered(None)
    except TypeError as e:
        return e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_next


def depth(n):
    return depth(n - 1) if n else entered(None)


def lines():
    try:
        depth(3)
    except TypeError as e:
        out, t = [], e.__traceback__
        while t:
            out.append(t.tb_lineno)
            t = t.tb_next
        return out


with contextlib.suppress(TypeError):  # reads no line
    entered(None)

first = line()
several = lines()
try:
    entered("")
except TypeError as e:
    kept = e
print(first, several)
print(kept.__traceback__.tb_lineno, kept.__traceback__.tb_next.tb_lineno)
