# SPDX-License-Identifier: MIT
# runtime
# note: mixed.py:10:1: note[bare]: the program needs the runtime: it reads 'x', which is an int or a str
x = 0
for i in range(3):
    print(i)
    if i > 1:
        x = "text"

print(x)
