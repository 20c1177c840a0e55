# SPDX-License-Identifier: MIT
# Compiled to stock MicroPython's native ABI and run by main.c.


def total(n, step):
    sum = 0
    last = -1
    for i in range(n):
        try:
            sum = sum + 120 // (i - step)
            last = i
            check(i)
            sum = sum + 1
        except ZeroDivisionError:
            sum = sum + 1000
            continue
        except ValueError as e:
            sum = sum - e.code
        else:
            sum = sum + 10
    return sum * 100 + last


def uncaught(x):
    try:
        return check(x)
    except ZeroDivisionError:
        return 0


def stale(x):
    a = 1
    try:
        a = 2
        check(x)
        a = 3
        check(x + 1)
        a = 4
    except ValueError:
        return a
    return a + 10
