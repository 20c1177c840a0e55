# SPDX-License-Identifier: MIT
def cut(where, at):
    del where[at]


some = list(range(9))
for part in slice(0, 2), slice(None, None, 3):
    cut(some, part)
print(some)
