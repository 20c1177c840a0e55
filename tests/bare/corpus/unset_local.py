# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: UnboundLocalError
def f(n):
    if n > 1:
        x = n
    print(x)


for i in range(3, 0, -1):
    f(i)
