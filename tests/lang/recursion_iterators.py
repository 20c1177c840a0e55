# SPDX-License-Identifier: MIT
# Iterators around iterators, deeper than the stack: an error, not a crash.
# expect: RecursionError RecursionError RecursionError RecursionError
# no stress
def nested(wrap):
    x = iter(lambda: 1, 2)
    n = 32
    while n < 1 << 20:
        for _ in range(n):
            x = wrap(x)
        try:
            next(x)
        except RecursionError:
            return "RecursionError"
        n *= 2


print(nested(enumerate), nested(zip), nested(lambda x: map(lambda y: y, x)), nested(lambda x: filter(None, x)))
