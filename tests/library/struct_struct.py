# SPDX-License-Identifier: MIT
import struct
from struct import Struct

point = Struct("<hhB")
print(point.size, point.format, point.pack(1, -2, 3), point.unpack(b"\x01\x00\xfe\xff\x03"))
room = bytearray(8)
print(point.pack_into(room, 2, 5, 6, 7), bytes(room), point.unpack_from(room, 2), point.unpack_from(room, offset=2))
print(list(point.iter_unpack(bytes(10))), Struct(b">I").format, Struct(">I").unpack(b"\x01\x02\x03\x04"))
for bad in (lambda: Struct("<y"), lambda: point.pack(1), lambda: point.unpack(b"12"), lambda: point.pack("a", 1, 2),
            lambda: point.unpack_from(b"1234")):
    try:
        bad()
    except struct.error as e:
        print("struct.error")
try:
    Struct(3)
except TypeError as e:
    print(e)


class Header(Struct):
    def __init__(self):
        super().__init__("!BB")

    def make(self, a, b):
        return self.pack(a, b)


print(Header().make(1, 2), Header().size, struct.calcsize("<hhB"), isinstance(point, struct.Struct))
