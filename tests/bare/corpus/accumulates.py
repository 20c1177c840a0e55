# SPDX-License-Identifier: MIT
# runtime
total = 0
for i in range(70000):
    total += i
    if total == i:
        print(total)
print(total)
