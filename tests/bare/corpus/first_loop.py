# SPDX-License-Identifier: MIT
# bare
# What is left of it begins with the loop: the variables are what initialisers left there only the first time.
left = 10
least = 3
while True:
    print(left, least)
    left -= 1
    if left < 5:
        least = left
    if left == 0:
        break
