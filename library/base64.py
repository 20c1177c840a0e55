# SPDX-License-Identifier: MIT
"""Binary data as text: base 64, 32, 16 and 85."""

_64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return bytes(s)


def _encode(data, alphabet, bits, group):
    """Each `bits` bits of the data as a character, filled up with "=" to whole groups."""
    out = bytearray()
    value = have = 0
    for byte in data:
        value = value << 8 | byte
        have += 8
        while have >= bits:
            have -= bits
            out.append(alphabet[value >> have])
            value &= (1 << have) - 1
    if have:
        out.append(alphabet[value << bits - have])
    while len(out) % group:
        out.append(61)
    return bytes(out)


def _swap(s, altchars, back=False):
    if altchars is None:
        return s
    altchars = _bytes(altchars)
    pairs = {43: altchars[0], 47: altchars[1]}
    if back:
        pairs = {altchars[0]: 43, altchars[1]: 47}
    return bytes([pairs.get(c, c) for c in s])


def b64encode(s, altchars=None):
    if altchars is not None and len(altchars) != 2:
        raise ValueError("altchars must be 2 bytes long")
    return _swap(_encode(s, _64, 6, 4), altchars)


def b64decode(s, altchars=None, validate=False):
    s = _swap(_bytes(s), altchars, True)
    out = bytearray()
    value = have = count = fill = 0
    for at, c in enumerate(s):
        digit = _64.find(c)
        if c == 61:
            fill += 1
            if validate and (count % 4 < 2 or count % 4 + fill > 4):
                raise ValueError("Excess data after padding" if fill > 1 else "Discontinuous padding not allowed")
            if count % 4 >= 2 and count % 4 + fill == 4:
                if validate and at + 1 < len(s):
                    raise ValueError("Excess data after padding")
                return bytes(out)
        elif digit >= 0:
            if fill and validate:
                raise ValueError("Discontinuous padding not allowed")
            fill = 0
            count += 1
            value = value << 6 | digit
            have += 6
            if have >= 8:
                have -= 8
                out.append(value >> have)
                value &= (1 << have) - 1
        elif validate:
            raise ValueError("Only base64 data is allowed")
    if count % 4 == 1:
        raise ValueError("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4"
                         % count)
    if count % 4:
        raise ValueError("Incorrect padding")
    return bytes(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    return _encode(s, _32, 5, 8)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if map01 is not None:
        s = s.replace(b"0", b"O").replace(b"1", _bytes(map01))
    if casefold:
        s = s.upper()
    data = s.rstrip(b"=")
    fill = len(s) - len(data)
    if len(s) % 8 or fill not in (0, 1, 3, 4, 6):
        raise ValueError("Incorrect padding")
    out = bytearray()
    value = have = 0
    for c in data:
        digit = _32.find(c)
        if digit < 0:
            raise ValueError("Non-base32 digit found")
        value = value << 5 | digit
        have += 5
        if have >= 8:
            have -= 8
            out.append(value >> have)
            value &= (1 << have) - 1
    return bytes(out)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    for c in s:
        if c not in b"0123456789ABCDEF":
            raise ValueError("Non-base16 digit found")
    if len(s) % 2:
        raise ValueError("Odd-length string")
    return bytes.fromhex(s.decode())


def b85encode(b, pad=False):
    b = bytes(b)
    fill = -len(b) % 4
    b += bytes(fill)
    out = bytearray()
    for at in range(0, len(b), 4):
        value = int.from_bytes(b[at:at + 4], "big")
        digits = []
        for i in range(5):
            digits.append(_85[value % 85])
            value //= 85
        digits.reverse()
        out.extend(digits)
    return bytes(out) if pad or not fill else bytes(out[:-fill])


def b85decode(b):
    b = _bytes(b)
    fill = -len(b) % 5
    out = bytearray()
    whole = b + b"~" * fill
    for at in range(0, len(whole), 5):
        value = 0
        for i in range(at, at + 5):
            digit = _85.find(whole[i])
            if digit < 0:
                raise ValueError("bad base85 character at position %d" % i)
            value = value * 85 + digit
        if value >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % at)
        out.extend(value.to_bytes(4, "big"))
    return bytes(out[:-fill]) if fill else bytes(out)


def encodebytes(s):
    s = bytes(s)
    return b"".join([b64encode(s[at:at + 57]) + b"\n" for at in range(0, len(s), 57)])


def decodebytes(s):
    return b64decode(s)
