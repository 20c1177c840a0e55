# SPDX-License-Identifier: MIT
# What is left out of a slice is printed, too.
try:
    raise ValueError(slice(1, 2.5))
except ValueError as e:
    print(e)
