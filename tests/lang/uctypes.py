# SPDX-License-Identifier: MIT
# stock has another line for a dict over several lines
# not: stock
# Memory seen through descriptions.
# expect: 0x1234 0x3412 52 18
# expect: 4 3 2 1
# expect: -1 15 -2
# expect: [256, 512, 768] 3
# expect: bytearray(b'\x00\x01\x00') bytearray
# expect: 1 2
# expect: 5 7 11
# expect: 10 20 30 20
# expect: True True
# expect: 8 6 5 24
# expect: 6 4 3
# expect: <struct STRUCT 0> <struct ARRAY 0> <struct PTR 0> <struct ERROR 0>
# expect: b'abcd' bytearray(b'abcd')
# expect: Existing exports of data: object cannot be re-sized
# expect: bytearray(b'Xbcdefgh')
# expect: 1.5 -2.25
# expect: 255 -1 1
# expect: no attribute
# expect: IndexError
# expect: TypeError TypeError TypeError TypeError TypeError TypeError
# expect: 170 b'\xaa\x00\x00\x00'
# expect: bytearray(b'\x01\xff\x00\x00') True False bytearray
# expect: OverflowError OverflowError OverflowError TypeError IndexError ValueError
# expect: bytearray(b'\x01xy\x00') bytearray(b'xy')
import uctypes as u

DATA = bytearray(b"\x34\x12\x00\x00\x00\x00\x00\x00")
FIELDS = {
    "word": u.UINT16 | 0,
    "low": u.UINT8 | 0,
    "high": u.INT8 | 1,
    "n3": u.BFUINT16 | 0 | 0 << u.BF_POS | 4 << u.BF_LEN,
    "n2": u.BFUINT16 | 0 | 4 << u.BF_POS | 4 << u.BF_LEN,
    "n1": u.BFUINT16 | 0 | 8 << u.BF_POS | 4 << u.BF_LEN,
    "n0": u.BFUINT16 | 0 | 12 << u.BF_POS | 4 << u.BF_LEN,
    "signed": u.BFINT8 | 7 | 4 << u.BF_POS | 4 << u.BF_LEN,
    "nibble": u.BFUINT8 | 7 | 4 << u.BF_POS | 4 << u.BF_LEN,
    "words": (u.ARRAY | 0, u.UINT16 | 3),
    "bytes": (u.ARRAY | 0, u.UINT8 | 3),
    "pairs": (u.ARRAY | 2, 2, {"a": u.UINT8 | 0, "b": u.UINT8 | 1}),
    "inner": (4, {"x": u.UINT16 | 0, "y": u.UINT16 | 2}),
}


def main():
    at = u.addressof(DATA)
    s = u.struct(at, FIELDS, u.LITTLE_ENDIAN)
    b = u.struct(at, FIELDS, u.BIG_ENDIAN)
    print(hex(s.word), hex(b.word), s.low, s.high)
    print(s.n3, s.n2, s.n1, s.n0)
    s.nibble = 15
    first = s.signed
    print(first, s.nibble, end=" ")
    s.signed = -2
    print(s.signed)
    for i in range(3):
        s.words[i] = (i + 1) << 8
    print([s.words[i] for i in range(3)], s.bytes[1] + b.words[1])
    print(s.bytes, type(s.bytes).__name__)
    s.bytes[0] = 1
    print(s.low, s.bytes[1] + 1)
    s.pairs[1].a, s.pairs[1].b = 5, 7
    s.inner.y = 11
    print(s.pairs[1].a, DATA[5], s.inner.y)


def pointers():
    numbers = bytearray(b"\x0a\x14\x1e")
    at = u.addressof(numbers)
    memory = bytearray(8)
    box = u.struct(u.addressof(memory), {"p": (u.PTR | 0, u.UINT8), "whole": u.ULONG | 0})
    q = (u.PTR | 0, {"v": u.UINT8 | 1})
    box.whole = at
    more = u.struct(u.addressof(box), q)
    print(box.p[0], box.p[1], box.p[2], more[0].v)
    print(int(box.p) == at, int(more) == at)
    return numbers, memory  # as machine code they would be gone after their last use


def sizes():
    four = {"a": u.UINT8 | 0, "b": u.UINT32 | 4}
    odd = {"b": u.UINT8 | 0, "w": u.UINT16 | 4}
    many = {"rows": (u.ARRAY | 0, 3, four)}
    print(u.sizeof(four), u.sizeof(odd, u.LITTLE_ENDIAN), u.sizeof((u.ARRAY | 3, u.UINT8 | 5)), u.sizeof(many))
    print(u.sizeof(odd), u.sizeof(u.struct(0, FIELDS).inner), u.sizeof(u.struct(0, FIELDS).bytes))
    print(u.struct(0, FIELDS), u.struct(0, (u.ARRAY | 0, 3, four)), u.struct(0, (u.PTR | 0, u.INT8)), u.struct(0, []))


def raw():
    text = bytearray(b"abcdefgh")
    at = u.addressof(text)
    part = u.bytearray_at(at, 4)
    print(u.bytes_at(at, 4), part)
    try:
        part.extend(b"1234567890")
    except BufferError as e:
        print(e)
    part[0] = ord("X")
    print(text)
    f = u.struct(at, {"f": u.FLOAT32 | 0, "d": u.FLOAT64 | 0, "u": u.UINT8 | 0, "i": u.INT32 | 0})
    f.f = 1.5
    print(f.f, end=" ")
    f.d = -2.25
    print(f.d)
    f.i = -1
    print(f.u, f.i, end=" ")
    f.u = 257
    print(f.u)
    try:
        f.missing
    except AttributeError:
        print("no attribute")


def wrong():
    s = u.struct(u.addressof(DATA), FIELDS)
    try:
        s.words[3]
    except IndexError:
        print("IndexError")

    def number():
        u.struct(DATA, {})

    def item():
        s[0]

    def array():
        s.words = 1

    def size():
        u.sizeof(())

    def layout():
        u.sizeof(s, u.NATIVE)

    def hashed():
        hash(s)

    caught = []
    for f in number, item, array, size, layout, hashed:
        try:
            f()
        except TypeError:
            caught.append("TypeError")
    print(*caught)


def kept():
    """The memory lives as long as the structure."""
    memory = bytearray(4)
    made = u.struct(u.addressof(memory), {"v": u.UINT8 | 0, "all": (u.ARRAY | 0, u.UINT8 | 4)})
    return made if memory else None


main()
pointers()
sizes()
raw()
wrong()
k = kept()
k.v = 0xaa
junk = [bytearray(4) for i in range(200)]
print(k.v, bytes(k.all))


def octets():
    """Of bytes of memory, what is out of range is OverflowError, as in MicroPython's version 2."""
    memory = bytearray(4)
    octets = u.struct(u.addressof(memory), {"all": (u.ARRAY | 0, u.UINT8 | 4)}).all
    octets[0], octets[1] = 1, 255
    print(memory, isinstance(octets, bytearray), isinstance(octets, bytes), type(octets).__name__)
    caught = []
    for at, v in (0, -1), (0, 256), (0, 1 << 70), (0, "a"), (4, 1), (slice(1), [256]):
        try:
            octets[at] = v
        except (ValueError, OverflowError, TypeError, IndexError) as e:
            caught.append(type(e).__name__)
    print(*caught)
    octets[1:3] = b"xy"
    print(octets, octets[1:3])


octets()
