# SPDX-License-Identifier: MIT
# zlib.decompress and the checksums: all kinds of blocks and wrappings, and what damaged streams give.
import zlib

text = b"The quick brown fox jumps over the lazy dog. " * 6 + b"ecfcfffeadbfabacdbdeaebafbdcbdbabeedbbaabbbbccbeffbbfbdcacdbbcacceeaeffcacccdfcbddfbacafcdaedcdeadafbebabdcececdaefccada"
unhex = bytes.fromhex
dynamic = unhex(
    "78dadd8c890dc2500c4357c9044cd3056227e6e643a15cd3e3ae412245918f37ed3a6ecb9ec7c03c5e97d078c761395fef319e3dc7c3f6"
    "29bf9fa8b1ddc4f4efe1a628a9b3a044b2509d8d148a2824ba0bc88487444bc0eaad49f8b21d97d68f25574aa6a458d945b3ca28f35c69"
    "af5591167ff2e48f72"
)
fixed = unhex(
    "0bc94855282ccd4cce56482aca2fcf5348cbaf50c82acd2d2856c82f4b2d5228014ae72456552aa4e4a7eb29840c77c5a9c969c9696969"
    "a989294969894989c9294929a989a94989694929c94929498949a9a929494989894940909c9c949a969694049203a94c0292c9a940e569"
    "692056724a1a504b4a1ad094c4b4e494c4d49464a0592940a380e601b5a4022150342d3919280800"
)
wrapped = unhex(
    "1f8b0800000000000203dd8c890dc2500c4357c9044cd3056227e6e643a15cd3e3ae412245918f37ed3a6ecb9ec7c03c5e97d078c76139"
    "5fef319e3dc7c3f629bf9fa8b1ddc4f4efe1a628a9b3a044b2509d8d148a2824ba0bc88487444bc0eaad49f8b21d97d68f25574aa6a458"
    "d945b3ca28f35c69af5591167f939f723c86010000"
)
stored = unhex(
    "780101c80037ff54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e20546865"
    "20717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e2054686520717569636b2062726f"
    "776e20666f78206a756d7073206f76657220746865206c617a7920646f672e2054686520717569636b2062726f776e20666f78206a756d"
    "7073206f76657220746865206c617a7920646f672e2054686520717569636b2062726f776e20666f7820534c47d0"
)


def attempt(*args, **kw):
    try:
        return zlib.decompress(*args, **kw)
    except zlib.error as e:
        return type(e).__name__


print(zlib.decompress(dynamic) == text, zlib.decompress(fixed, -15) == text, zlib.decompress(wrapped, 31) == text, zlib.decompress(stored) == text[:200])
print(zlib.decompress(dynamic, wbits=47) == text, zlib.decompress(wrapped, wbits=47) == text, zlib.decompress(bytearray(dynamic)) == text)
print(zlib.decompress(dynamic + b"more", 0) == text, attempt(dynamic, -15), attempt(dynamic, 31), attempt(b""), attempt(b"x"), attempt(dynamic[:-1]))
print(zlib.decompress(unhex("789c030000000001")), attempt(unhex("789c030000000002")), attempt(unhex("789c07")), attempt(unhex("78bb00")), attempt(unhex("88980300")))
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(text * 20), zlib.adler32(b"lo", zlib.adler32(b"hel")), zlib.adler32(b""))
for bad in ("text", 5, None):
    try:
        zlib.decompress(bad)
    except TypeError as e:
        print(e)
for data in (dynamic, wrapped):
    print([n for n in range(len(data)) if attempt(data[:n], 47) != "error"])
state = 7


def rand(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n


# Damaged streams: CPython's answer each time.
total = good = 0
for round in range(600):
    data = bytearray((dynamic, fixed, wrapped, stored)[round & 3])
    for i in range(1 + rand(2)):
        data[rand(len(data))] ^= 1 << rand(8)
    bits = (15, -15, 31, 15)[round & 3]
    result = attempt(bytes(data), bits)
    if result == "error":
        total += round
    else:
        good += zlib.crc32(result)
print(total, good & 0xffffffff)
