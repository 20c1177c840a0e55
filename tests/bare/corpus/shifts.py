# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: ValueError
for i in range(3, -2, -1):
    print(1 << i)
