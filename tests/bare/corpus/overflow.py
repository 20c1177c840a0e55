# SPDX-License-Identifier: MIT
# runtime
n = 3
for i in range(40):
    n = n * 3 + i
    print(n)
