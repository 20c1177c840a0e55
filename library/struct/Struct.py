# SPDX-License-Identifier: MIT
"""struct.Struct: a format with its size."""
from struct import calcsize as _calcsize, iter_unpack as _iter_unpack, pack as _pack, pack_into as _pack_into
from struct import unpack as _unpack, unpack_from as _unpack_from


class Struct:
    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = str(format, "ascii")
        elif not isinstance(format, str):
            raise TypeError("Struct() argument 1 must be a str or bytes object, not " + type(format).__name__)
        self.size = _calcsize(format)
        self.format = format

    def pack(self, *values):
        return _pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        return _pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return _unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return _unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return _iter_unpack(self.format, buffer)
