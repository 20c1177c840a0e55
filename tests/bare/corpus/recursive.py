# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: RecursionError
def f(n):
    print(end='')
    return f(n + 1)


f(1)
