# SPDX-License-Identifier: MIT
"""The format of a record: tick, channel, flags, value, then the checksum of these, little-endian."""

import struct

from crc import crc16

BODY = "<HBBh"
BODY_SIZE = struct.calcsize(BODY)
SIZE = BODY_SIZE + 2


class BadRecord(ValueError):
    pass


class Record:
    __slots__ = ("tick", "channel", "value", "flags")

    def __init__(self, tick, channel, value, flags):
        self.tick = tick
        self.channel = channel
        self.value = value
        self.flags = flags

    def pack(self):
        body = struct.pack(BODY, self.tick, self.channel, self.flags, self.value)
        return body + struct.pack("<H", crc16(body, len(body)))

    @classmethod
    def unpack(cls, data):
        body = bytes(data[:BODY_SIZE])
        (found,) = struct.unpack("<H", bytes(data[BODY_SIZE:SIZE]))
        expected = crc16(body, len(body))
        if found != expected:
            raise BadRecord("checksum %04x, expected %04x" % (found, expected))
        tick, channel, flags, value = struct.unpack(BODY, body)
        return cls(tick, channel, value, flags)

    def __repr__(self):
        return "Record(%d, %d, %d, 0x%02x)" % (self.tick, self.channel, self.value, self.flags)


def unpack_all(data):
    """Yields the records in `data`; raises BadRecord at the first one that is damaged."""
    view = memoryview(data)
    for start in range(0, len(view), SIZE):
        yield Record.unpack(view[start : start + SIZE])
