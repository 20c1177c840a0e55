# SPDX-License-Identifier: MIT
# runtime
# status 1
# error: ValueError
# expect: 0
import time

for i in range(0, -3, -1):
    time.sleep(i)
    print(i)
