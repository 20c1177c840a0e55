# SPDX-License-Identifier: MIT
# bare
import time
from time import sleep_ms

for i in range(1, 3):
    time.sleep_us(i * 100)
    sleep_ms(i)
    time.sleep(0.001)
    time.sleep(0)
    print(i)
# expect: 1
# expect: 2
