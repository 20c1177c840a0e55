# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: TypeError
def f(a, b):
    print(a, b)


for i in range(2):
    f(i, i)
    f(i)
