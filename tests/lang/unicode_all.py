# SPDX-License-Identifier: MIT
# targets: host
# no stress
# Case and classes of all characters that are assigned, with one beyond ASCII in a constant: é. The oracle is CPython 3.11 (Unicode 14).
def classes(s):
    n = s.isalpha() | s.isdecimal() << 1 | s.isdigit() << 2 | s.isnumeric() << 3 | s.isspace() << 4 | s.isupper() << 5 | s.islower() << 6
    n |= s.istitle() << 7 | s.isprintable() << 8 | s.isidentifier() << 9 | ("é" + s).isidentifier() << 10
    return n | (len(("x" + s + "x").splitlines()) == 2) << 11


def block(first):
    h = 0
    for c in range(first, first + 0x1000):
        if 0xD800 <= c < 0xE000:
            continue
        s = chr(c)
        h = (h * 31 + classes(s)) & 0xFFFFFF
        for t in s.upper() + s.lower() + s.title() + s.casefold() + s.swapcase():
            h = (h * 31 + ord(t)) & 0xFFFFFF
    return h


for first in range(0, 0x20000, 0x1000):
    print(hex(first), block(first))
print([block(first) for first in (0x20000, 0x2A000, 0x2F000, 0x31000, 0xE0000, 0xFF000, 0x10F000)], [int(chr(zero + 7)) for zero in (0x660, 0x966, 0xFF10, 0x1D7CE, 0x1FBF0)])
