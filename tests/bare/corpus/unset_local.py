# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: UnboundLocalError
# note: unset_local.py:9:5: note[bare]: the program needs the runtime: it reads 'x', which may be unset
def f(n):
    if n > 1:
        x = n
    print(x)


for i in range(3, 0, -1):
    f(i)
