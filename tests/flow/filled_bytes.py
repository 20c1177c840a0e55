# SPDX-License-Identifier: MIT
class Some(bytearray):
    def __init__(self, n):
        super().__init__(n)
        self.n = n


def make(kind, n):
    return kind(n)


print(len(make(Some, 3)), make(Some, b"ab")[1])
