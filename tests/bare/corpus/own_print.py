# SPDX-License-Identifier: MIT
# runtime
def show(*things):
    __builtins_print(*things)


__builtins_print = print
for i in range(2):
    show(i)
