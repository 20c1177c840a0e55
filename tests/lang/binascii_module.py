# SPDX-License-Identifier: MIT
# binascii and errno: values, and what malformed input gives.
import binascii
import errno
from binascii import hexlify, unhexlify, a2b_base64, b2a_base64, crc32


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


data = bytes(range(0, 256, 7))
print(hexlify(data), hexlify(b""), hexlify(bytearray(b"\xff\x00")), hexlify(memoryview(b"ab")))
print(hexlify(b"abcdef", ":"), hexlify(b"abcdefg", "-", 2), hexlify(b"abcdefg", b"-", -3), hexlify(data=b"a"))
print(unhexlify("00fF"), unhexlify(b"6162"), unhexlify(bytearray(b"")), binascii.a2b_hex("7a"), binascii.b2a_hex(b"z"))
for bad in ("0", "0g", "é0", b"\xff\xff", 5, None):
    attempt(unhexlify, bad)
attempt(hexlify, "text")
attempt(hexlify, b"ab", "::")
for n in range(8):
    packed = b2a_base64(data[:n])
    print(packed, a2b_base64(packed) == data[:n], b2a_base64(data[-n:], newline=False))
for text in ("", "====", "Zg==", "Zg", "Z", "Zg=", "Zm8=", "Zm9v", "Zm9vYg==", "Zm 9v\n", "Zm9v=", "Z=m8=", "=Zm8=", "Zg==Zg==",
             "Zg==x", "ZgZgZ", "Z!g=!=", "Zm9vY", "Zg=x=", "Zm8=="):
    attempt(a2b_base64, text)
    attempt(a2b_base64, text.encode(), strict_mode=True)
attempt(a2b_base64, "é")
attempt(a2b_base64, 5)
attempt(b2a_base64, "x")
print(crc32(b"123456789"), crc32(b""), crc32(b"6789", crc32(b"12345")), crc32(data, -1))
attempt(crc32, "x")
print(issubclass(binascii.Error, ValueError), binascii.Error.__name__, binascii.Error.__module__)

print(errno.ENOENT, errno.EAGAIN, errno.ETIMEDOUT, errno.EINPROGRESS)
print(errno.errorcode[errno.EINVAL], errno.errorcode[110], errno.errorcode.get(4000))
try:
    raise OSError(errno.EIO, "broken")
except OSError as e:
    print(e.errno == errno.EIO, e)
