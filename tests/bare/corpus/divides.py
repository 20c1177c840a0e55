# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: ZeroDivisionError
for i in range(3, -1, -1):
    print(12 // i)
