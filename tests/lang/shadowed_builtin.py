# SPDX-License-Identifier: MIT
def greatest():
    return max([1, 2])
print(greatest())
max = 5
print(max)
del max
print(greatest())
