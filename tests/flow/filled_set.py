# SPDX-License-Identifier: MIT
class Some(set):
    def __init__(self, *items):
        super().__init__(items)


def make(kind, *items):
    return kind(*items)


print(len(make(Some, 1, 2, 2)))
