# SPDX-License-Identifier: MIT
"""split() without arguments, the only kind in the image."""

print("a bc\td ".split(), "".split(), b" a b".split(), bytearray(b"x").split())
for take in "k v".split, str.split:
    try:
        print(sorted(["b a", "a c"], key=str.split), take())
    except TypeError as error:
        print(error)
