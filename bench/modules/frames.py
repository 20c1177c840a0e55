# SPDX-License-Identifier: MIT
"""Frames on a serial line: escaped bytes between flags, with a sum."""

FLAG = 0x7E
ESCAPE = 0x7D
FLIP = 0x20

KINDS = {1: "data", 2: "ack", 3: "nak", 4: "ping", 5: "pong", 9: "log"}

ERRORS = (
    "ok", "short frame", "bad sum", "unknown kind", "too long", "escape at the end",
)


class FrameError(ValueError):
    def __init__(self, code):
        super().__init__(ERRORS[code])
        self.code = code


def checksum(data):
    total = 0
    for byte in data:
        total = (total + byte) & 0xFF
    return total ^ 0xFF


def escape(data):
    out = bytearray()
    for byte in data:
        if byte == FLAG or byte == ESCAPE:
            out.append(ESCAPE)
            byte ^= FLIP
        out.append(byte)
    return out


def unescape(data):
    out = bytearray()
    flip = 0
    for byte in data:
        if byte == ESCAPE:
            flip = FLIP
            continue
        out.append(byte ^ flip)
        flip = 0
    if flip:
        raise FrameError(5)
    return out


class Frame:
    LONGEST = 250

    def __init__(self, kind, payload):
        if kind not in KINDS:
            raise FrameError(3)
        if len(payload) > self.LONGEST:
            raise FrameError(4)
        self.kind = kind
        self.payload = payload

    def encode(self):
        body = bytes([self.kind, len(self.payload)]) + self.payload
        return bytes([FLAG]) + bytes(escape(body + bytes([checksum(body)]))) + bytes([FLAG])

    @classmethod
    def decode(cls, raw):
        body = unescape(raw[1:-1])
        if len(body) < 3:
            raise FrameError(1)
        if checksum(body[:-1]) != body[-1]:
            raise FrameError(2)
        return cls(body[0], bytes(body[2:-1]))
