# SPDX-License-Identifier: MIT
# runtime
# note: mixed_object.py:5:1: note[bare]: the program needs the runtime: it reads 'table', which is an object of type list
table = [1, 2, 3]
print(table)
