# SPDX-License-Identifier: MIT
# Each way to write into a bytearray or array is the first write into one that an initialiser made, whose contents are in ROM until then.
import io
import struct
from array import array


class Told:
    def __init__(self, change, v=65):
        self.change = change
        self.v = v

    def __index__(self):
        self.change()
        return self.v


def put(b, i, v):
    b[i] = v


def drop(b, i):
    del b[i]


def add(b, v):
    b += v


def times(b, n):
    b *= n


def fails(b):
    out = []
    for way in (lambda: put(b, 0, 256), lambda: put(b, 0, None), lambda: put(b, 999, 1), lambda: put(b, slice(0, 4, 2), b"a"), lambda: drop(b, 999),
                lambda: b.pop(999), lambda: b.remove(254), lambda: b.append(-1), lambda: struct.pack_into("I", b, 999, 1), lambda: add(b, 5)):
        try:
            way()
        except (ValueError, TypeError, IndexError, OverflowError, struct.error) as e:
            out.append(type(e).__name__)
    return out


def counted(b):
    for i in range(0, len(b), 9):
        b[i] ^= 255


def emptied(b):
    b.clear()
    b.append(7)
    b.extend(b"xyz")


BYTE_WAYS = [
    lambda b: put(b, 0, 65), lambda b: put(b, -1, 66), lambda b: put(b, 5, Told(lambda: put(b, 6, 67))), counted, emptied,
    lambda b: put(b, slice(0, 3), b"abc"), lambda b: put(b, slice(0, 3), b""), lambda b: put(b, slice(0, 3), b"abcdefgh"), lambda b: put(b, slice(2, 2), b"xy"), lambda b: put(b, slice(0, 8, 2), b"1234"),
    lambda b: put(b, slice(0, 3), b), lambda b: put(b, slice(None, None, -1), b), lambda b: put(b, slice(4, None), b[:-4]), lambda b: put(b, slice(0, 2), [1, 2]), lambda b: put(b, slice(0, 6, 2), ()),
    lambda b: drop(b, 0), lambda b: drop(b, -1), lambda b: drop(b, slice(1, 9)), lambda b: drop(b, slice(None, None, 2)), lambda b: drop(b, slice(9, 1, -3)), lambda b: drop(b, slice(None)), lambda b: drop(b, slice(4, 4)),
    lambda b: b.append(5), lambda b: b.extend(b"abc"), lambda b: b.extend(b), lambda b: b.extend(range(3)), lambda b: b.insert(0, 9), lambda b: b.insert(999, 9), lambda b: b.pop(), lambda b: b.pop(0), lambda b: b.remove(b[7]),
    lambda b: b.reverse(), lambda b: b.clear(), lambda b: add(b, b"abc"), lambda b: times(b, 2), lambda b: times(b, 1), lambda b: times(b, 0), lambda b: bytearray.append(b, 3),
    lambda b: struct.pack_into("<IH", b, 3, 0x01020304, 5), lambda b: io.BytesIO(b"hello").readinto(b), lambda b: io.BytesIO(b"").readinto(b), lambda b: io.BytesIO(b).read(4), lambda b: b.__init__(b"fresh"),
    lambda b: b.__setitem__(3, 3), lambda b: struct.unpack_from("<H", b, 4), lambda b: b + b"x" == b, lambda b: (b.find(b"\x05"), b.count(5), b.hex()[:8], b[3:6], bytes(b[:4]), b.startswith(b"\x00"), b.upper()[:3], b.decode("latin-1")[:1], hash(bytes(b)) == hash(bytes(b))),
    fails, lambda b: list(map(b.append, (1, 2))), lambda b: [x for x in b][:3],
]
BYTES = [bytearray((i * 5) & 255 for i in range(50)) + b"@" * 20 for _ in BYTE_WAYS]
ALIASES = tuple(BYTES)
KEPT = [bytes(b) for b in BYTES[:1]]

ARRAY_WAYS = [
    lambda a: put(a, 0, 7), lambda a: put(a, -1, 8), lambda a: put(a, 3, Told(lambda: put(a, 4, 9))), lambda a: put(a, slice(0, 2), a[5:9]), lambda a: put(a, slice(0, 2), array(a.typecode)),
    lambda a: put(a, slice(0, 2), a), lambda a: put(a, slice(0, 6, 2), a[3:6]), lambda a: drop(a, 0), lambda a: drop(a, slice(1, 5)), lambda a: drop(a, slice(None, None, -2)),
    lambda a: a.append(3), lambda a: a.extend([1, 2]), lambda a: a.extend(a), lambda a: a.insert(1, 5), lambda a: a.pop(), lambda a: a.pop(0), lambda a: a.remove(a[4]), lambda a: a.reverse(), lambda a: a.byteswap(),
    lambda a: a.fromlist([1, 2]), lambda a: a.frombytes(bytes(a.itemsize)), lambda a: add(a, a[:2]), lambda a: add(a, a), lambda a: times(a, 2), lambda a: times(a, 0), lambda a: array.append(a, 4),
    lambda a: struct.pack_into("<B", a, 1, 3), lambda a: io.BytesIO(b"12345678").readinto(a), lambda a: (a.tolist()[:3], a.tobytes()[:3], a.index(a[2]), a.count(a[2]), a[1:3], a == a[:], a < a[1:], a[3] in a),
    lambda a: put(a, 0, "x"), lambda a: a.fromlist([1, "x"]), lambda a: a.append(None),
]
ARRAYS = [[array(code, ((i * 11) % 60 for i in range(40))) for code in "BhIf"] for _ in ARRAY_WAYS]


def tried(way, b):
    try:
        return way(b)
    except Exception as e:
        return type(e).__name__


def main():
    for i, way in enumerate(BYTE_WAYS):
        b = BYTES[i]
        before, copy, slice_of, it = bytes(b), b.copy(), b[10:20], iter(b)
        next(it)
        result = tried(way, b)
        print(i, copy == before, slice_of == before[10:20], b is ALIASES[i], type(b) is bytearray, len(b), result, next(it, "end"))
        print("   ", bytes(b))
    for i, way in enumerate(ARRAY_WAYS):
        for a in ARRAYS[i]:
            before, copy = a.tobytes(), a[:]
            result = tried(way, a)
            print(i, copy.tobytes() == before, type(a) is array, a.typecode, len(a), result, a.tolist()[:7], a.tolist()[-3:], a.tobytes() == before)
    print(KEPT[0] == bytes(BYTES[0]), BYTES[0] is ALIASES[0])


main()
