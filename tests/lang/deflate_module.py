# SPDX-License-Identifier: MIT
# deflate.DeflateIO, which CPython does not have: files that decompress what they read from another one.
# not: stock
# expect: True 0
# expect: b'The quick' b' brown fox jumps over the lazy dog. ' 19 b' jumps over the l'
# expect: ['first\n', 'second\n', 'last']
# expect: True True True
# expect: closed closed
# expect: closed open
# expect: 22 incorrect header check
# expect: EOFError
# expect: 22 incorrect data check
# expect: 22 invalid distance too far back
# expect: ValueError
# expect: ValueError
# expect: True
# expect: RuntimeError
# expect: 5
# expect: 0 [4, 5, 6, 8] 25 b'' 25 b'what follows'
# expect: 34 b'zz' 40
import io
import deflate

unhex = bytes.fromhex
packed = unhex(
    "78dadd8c890dc2500c4357c9044cd3056227e6e643a15cd3e3ae412245918f37ed3a6ecb9ec7c03c5e97d078c761395fef319e3dc7c3f6"
    "29bf9fa8b1ddc4f4efe1a628a9b3a044b2509d8d148a2824ba0bc88487444bc0eaad49f8b21d97d68f25574aa6a458d945b3ca28f35c69"
    "af5591167ff2e48f72"
)
bare = unhex(
    "0bc94855282ccd4cce56482aca2fcf5348cbaf50c82acd2d2856c82f4b2d5228014ae72456552aa4e4a7eb29840c77c5a9c969c9696969"
    "a989294969894989c9294929a989a94989694929c94929498949a9a929494989894940909c9c949a969694049203a94c0292c9a940e569"
    "692056724a1a504b4a1ad094c4b4e494c4d49464a0592940a380e601b5a4022150342d3919280800"
)
text = b"The quick brown fox jumps over the lazy dog. " * 6 + b"ecfcfffeadbfabacdbdeaebafbdcbdbabeedbbaabbbbccbeffbbfbdcacdbbcacceeaeffcacccdfcbddfbacafcdaedcdeadafbebabdcececdaefccada"
d = deflate.DeflateIO(io.BytesIO(packed))
print(d.read() == text, len(d.read(5)))
d = deflate.DeflateIO(io.BytesIO(packed), deflate.ZLIB)
room = bytearray(19)
print(d.read(9), d.read(36), d.readinto(room), bytes(d.read(17)))
lines = unhex("78da4bcb2c2a2ee12a4e4dcecf4be1ca492c2e01003a4a066d")
print([line.decode() for line in deflate.DeflateIO(io.BytesIO(lines), deflate.AUTO)])
d = deflate.DeflateIO(io.BytesIO(bare), deflate.RAW, 9)
pieces = []
while True:
    piece = d.read(7)
    if not piece:
        break
    pieces.append(piece)
print(b"".join(pieces) == text, deflate.DeflateIO(io.BytesIO(bare), deflate.RAW, 15).read() == text, d.read(3) == b"")
for closes in (True, False):
    f = io.BytesIO(packed)
    with deflate.DeflateIO(f, deflate.AUTO, 0, closes) as d:
        d.read(3)
    for what in (d, f):
        try:
            what.read(1)
            print("open")
        except (ValueError, OSError):
            print("closed", end=" " if what is d else "\n")
for data, format in ((b"abc", deflate.AUTO), (packed[:40], deflate.ZLIB), (packed[:-1] + b"\0", deflate.ZLIB), (bare, deflate.RAW)):
    try:
        deflate.DeflateIO(io.BytesIO(data), format, 5 if data is bare else 0).read()
        print("no error")
    except OSError as e:
        print(e.errno, e.strerror)
    except EOFError:
        print("EOFError")
for format, bits in ((9, 0), (0, 3)):
    try:
        deflate.DeflateIO(io.BytesIO(packed), format, bits)
    except ValueError as e:
        print("ValueError")


class Slow(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buffer):
        n = min(3, len(buffer), len(self.data))
        buffer[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


print(deflate.DeflateIO(Slow(packed)).read() == text)


# A stream that reads from the stream that reads from it.
class Circle(io.IOBase):
    def readinto(self, buffer):
        return inner.readinto(buffer)


inner = deflate.DeflateIO(Circle())
try:
    inner.read()
except RuntimeError as e:
    print("RuntimeError")


class Liar(io.IOBase):
    def readinto(self, buffer):
        return len(buffer) + 1


try:
    deflate.DeflateIO(Liar()).read()
except OSError as e:
    print(e.errno)

# No more of the stream is read than what is asked for takes, and nothing of what follows.
lines_stream = io.BytesIO(lines + b"what follows")
d = deflate.DeflateIO(lines_stream)
before, places = lines_stream.tell(), []
for n in (1, 1, 1, 2):
    d.read(n)
    places.append(lines_stream.tell())
d.read()
print(before, places, lines_stream.tell(), d.read(1), lines_stream.tell(), lines_stream.read())


class Counted(io.IOBase):
    def __init__(self, data):
        self.data, self.asked = data, 0

    def read(self, n):
        self.asked += n
        piece, self.data = self.data[:n], self.data[n:]
        return piece


counted = Counted(packed + b"zz")
d = deflate.DeflateIO(counted)
d.read(2)
first = counted.asked
d.read()
print(first, counted.data, d.read(5) == b"" and counted.asked - len(packed) + 40)
