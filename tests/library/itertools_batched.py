# SPDX-License-Identifier: MIT
# itertools.batched is newer than CPython 3.11.
from itertools import batched

print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched(range(4), 2)))
# expect: [('A', 'B', 'C'), ('D', 'E', 'F'), ('G',)] [] [(0, 1), (2, 3)]
for wrong in (lambda: batched([], 0), lambda: list(batched("abc", 2, strict=True))):
    try:
        wrong()
    except ValueError as error:
        print(error)
# expect: n must be at least one
# expect: batched(): incomplete batch
