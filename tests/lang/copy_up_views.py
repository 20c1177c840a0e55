# SPDX-License-Identifier: MIT
# What keeps the address of a buffer that an initialiser made: its contents may have been in ROM until then.
from array import array

SINGLE = [bytearray((i * 3) & 255 for i in range(80)) for _ in range(6)]
WIDE = [array("H", range(100, 150)) for _ in range(4)]


def view_first(b):
    m = memoryview(b)
    b[0] = 200
    m[1] = 201
    return m[0], b[1], m.readonly, m[:4].tolist(), m.tobytes() == bytes(b)


def write_first(b):
    b[0] = 200
    m = memoryview(b)
    m[2:4] = b"ab"
    b[1] = 7
    return bytes(b[:5]), bytes(m[:5])


def resized(b):
    m = memoryview(b)
    out = []
    for way in (lambda: b.append(1), b.pop, b.clear, lambda: b.extend(b"x")):
        try:
            way()
        except BufferError:
            out.append("held")
    m.release()
    b.append(1)
    return out, len(b)


def two_views(b):
    m, n = memoryview(b), memoryview(b)[10:]
    n[0] = 99
    return m[10], b[10], n[0], memoryview(n)[0]


def array_view(a):
    m = memoryview(a)
    a[0] = 1
    m[1] = 2
    return m[0], a[1], m.itemsize, len(m), m[:3].tolist()


def array_write(a):
    a.append(5)
    m = memoryview(a)
    a[1] = 9
    return m[1], m[len(m) - 1]


def main():
    print(view_first(SINGLE[0]))
    print(write_first(SINGLE[1]))
    print(resized(SINGLE[2]))
    print(two_views(SINGLE[3]))
    print(sum(memoryview(SINGLE[4])), sum(SINGLE[4]), bytes(memoryview(SINGLE[5])[3:6]))
    print(array_view(WIDE[0]), array_write(WIDE[1]), memoryview(WIDE[2])[5], WIDE[3] == array("H", range(100, 150)))


main()
