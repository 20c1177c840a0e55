# SPDX-License-Identifier: MIT
# bare
n = 3
for i in range(40):
    n = (n * 3 + i) % 1000
    print(n)
