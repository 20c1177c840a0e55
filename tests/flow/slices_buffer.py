# SPDX-License-Identifier: MIT
def put(where, what):
    where[1:3] = what
    return where


print(put(bytearray(b"abcd"), b"xyz"), put([1, 2, 3], [7]))
