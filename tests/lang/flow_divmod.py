# SPDX-License-Identifier: MIT
# What builtins put into containers that they make.
def parts(n):
    q, r = divmod(n, "12".count("1") + 2)
    return ~q, ~r
print(parts(7))
for i, c in enumerate("ab"):
    print(~i, c)
