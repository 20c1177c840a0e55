# SPDX-License-Identifier: MIT
# Copies, moves, fills and comparisons of bytes from every alignment to every other, beside the same done byte by byte.
faults = 0


def check(got, wanted, *where):
    global faults
    if got != wanted:
        faults += 1
        print(where, got, wanted)


def by_bytes(data, start, end):
    out = []
    for i in range(start, end):
        out.append(data[i])
    return out


source = bytes((7 * i + 3) & 0xFF for i in range(64))
for start in range(9):
    for size in (0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33):
        part = source[start : start + size]
        check(list(part), by_bytes(source, start, start + size), "slice", start, size)
        for to in range(5):
            room = bytearray(64)
            room[to : to + size] = part
            check(list(room), [0] * to + list(part) + [0] * (64 - to - size), "store", start, to, size)

for start in range(5):
    for to in range(9):
        for size in (1, 3, 4, 6, 9, 18, 27):
            room = bytearray(source[:40])
            view = memoryview(room)
            wanted = list(room)
            wanted[to : to + size] = list(room[start : start + size])
            view[to : to + size] = view[start : start + size]
            check(list(room), wanted, "move", start, to, size)

for start in range(5):
    for size in (1, 2, 3, 4, 5, 8, 11, 17):
        one = bytes(start) + source[:size]
        for other in range(5):
            two = bytes(other) + source[:size]
            check(one[start:] == two[other:], True, "equal", start, other, size)
            for at in (0, size - 1, size // 2):
                changed = bytearray(two)
                changed[other + at] ^= 0x80
                check(one[start:] == bytes(changed)[other:], False, "differs", start, other, size, at)
                less = source[at] < changed[other + at]
                check(one[start:] < bytes(changed)[other:], less, "order", start, other, size, at)

texts = {("k" * n + "ey" + "x" * m): (n, m) for n in range(5) for m in range(6)}
for n in range(5):
    for m in range(6):
        text = "--" + "k" * n + "ey" + "x" * m
        check(texts[text[2:]], (n, m), "key", n, m)
print(faults, len(texts))
