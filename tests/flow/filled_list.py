# SPDX-License-Identifier: MIT
class Some(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.n = n


def make(kind, n):
    return kind(n)


print(make(Some, 3), make(Some, 2).n)
