# SPDX-License-Identifier: MIT
# not: stock
# struct: every format, sizes and alignment, values at and past the limits, buffers that are too short.
import struct


def attempt(call, *args):
    try:
        print(call(*args))
    except struct.error as error:
        print("error:", error)
    except Exception as error:
        print(type(error).__name__)


for order in ("", "@", "=", "<", ">", "!"):
    print(order, [struct.calcsize(order + codes) for codes in ("b", "bh", "bi", "bq", "hb", "3s", "bx", "ibi", "?e", "2d", "b0i")])

LIMITS = {"b": (-128, 127), "B": (0, 255), "h": (-32768, 32767), "H": (0, 65535), "i": (-2 ** 31, 2 ** 31 - 1),
          "I": (0, 2 ** 32 - 1), "q": (-2 ** 63, 2 ** 63 - 1), "Q": (0, 2 ** 64 - 1)}
for code, (low, high) in LIMITS.items():
    for order in "<>":
        for number in (low, high, 1):
            packed = struct.pack(order + code, number)
            print(order + code, packed, struct.unpack(order + code, packed)[0] == number)
for code, (low, high) in LIMITS.items():
    for number in (low - 1, high + 1, 1.5, "1", None):
        try:
            print("packed", struct.pack("<" + code, number))
        except (struct.error, TypeError) as error:
            print(code, type(error).__name__)
for code in "bBhH":
    attempt(struct.pack, code, 1 << 20)
    attempt(struct.pack, code, -(1 << 20))
for code in "il":
    attempt(struct.pack, "<" + code, 1 << 40)
attempt(struct.pack, "<b", "x")

for code in "efd":
    for order in "<>":
        for number in (0.0, -0.0, 1.5, -2.25, float("inf"), float("-inf"), 3, True):
            packed = struct.pack(order + code, number)
            print(order + code, packed, struct.unpack(order + code, packed))
    print(struct.unpack("<" + code, struct.pack("<" + code, float("nan")))[0] != 0)
attempt(struct.pack, "<e", 1e9)
attempt(struct.pack, "<f", 1e39)
attempt(struct.pack, "<e", 65519.9)
attempt(struct.pack, "<e", 2.0 ** -25)
attempt(struct.pack, "<e", 2.0 ** -24)
attempt(struct.pack, "<d", "x")
attempt(struct.pack, "<f", None)

attempt(struct.pack, "?????", True, False, 0, [], "x")
attempt(struct.unpack, "<???", b"\x00\x01\x02")
attempt(struct.pack, "cc", b"a", b"\xff")
attempt(struct.pack, "c", b"ab")
attempt(struct.pack, "c", "a")
attempt(struct.unpack, "2c", b"xy")
for text in (b"", b"abc", b"abcdefgh", bytearray(b"xyz")):
    attempt(struct.pack, "5s", text)
    attempt(struct.pack, "s", text)
    attempt(struct.pack, "0s", text)
    attempt(struct.pack, "5p", text)
    attempt(struct.pack, "p", text)
attempt(struct.pack, "5s", "abc")
attempt(struct.pack, "5p", 1)
attempt(struct.pack, "300p", b"z" * 280)
attempt(struct.unpack, "5s2x2p", b"hello..\x01!")
attempt(struct.unpack, "4p", b"\x09abc")
attempt(struct.unpack, "0s", b"")
attempt(struct.pack, "<2xb3x", -1)
attempt(struct.pack, " < h  h ", 1, 2)
attempt(struct.pack, "<3h", 1, 2, 3)

attempt(struct.pack, "<2h", 1)
attempt(struct.pack, "<h", 1, 2)
attempt(struct.pack)
attempt(struct.pack, "<z", 1)
attempt(struct.pack, "3", 1)
attempt(struct.calcsize, "h<")
attempt(struct.calcsize, b"<2h")
attempt(struct.calcsize, 5)
attempt(struct.unpack, "<2h", b"abc")
attempt(struct.unpack, "<2h", b"abcde")
attempt(struct.unpack, "<h", "ab")

buffer = bytearray(8)
struct.pack_into("<hh", buffer, 2, -1, 258)
print(buffer)
struct.pack_into(">H", buffer, -2, 0x4142)
print(buffer, struct.unpack_from("<hh", buffer, 2), struct.unpack_from(">H", buffer, -2))
attempt(struct.pack_into, "<i", buffer, 5, 1)
attempt(struct.pack_into, "<i", buffer, -9, 1)
attempt(struct.pack_into, "<i", buffer, 0)
attempt(struct.pack_into, "<i", b"abcd", 0, 1)
attempt(struct.unpack_from, "<i", buffer, 5)
attempt(struct.unpack_from, "<i", buffer, -9)
attempt(struct.unpack_from, "<i", buffer, 100)
print(struct.unpack_from("<b", buffer), struct.unpack_from("<b", memoryview(buffer)[6:]))

print(list(struct.iter_unpack("<hb", bytes(range(9)))))
pairs = struct.iter_unpack(">H", b"\0\1\0\2")
print(next(pairs), next(pairs), next(pairs, "end"), next(pairs, "end"))
attempt(struct.iter_unpack, "<h", b"abc")
attempt(struct.iter_unpack, "", b"abc")
