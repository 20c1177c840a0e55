# SPDX-License-Identifier: MIT
"""bytearray() with an encoding, the only one in the image; text without one."""

print(bytearray("ab", "utf-8"), str(2))
try:
    bytearray("ab")
except TypeError as error:
    print(error)
