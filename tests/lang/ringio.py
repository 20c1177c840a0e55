# SPDX-License-Identifier: MIT
# Bytes that wait in a ring.
# expect: <RingIO> 0 b'' b''
# expect: 3 2 0 5
# expect: b'ab' 3 b'cde' b''
# expect: b'1\n' b'2' b''
# expect: 3 2 bytearray(b'wvz..') 0
# expect: b'0123456' 6
# expect: 4 0 b'four'
# expect: ValueError ValueError ValueError ValueError TypeError TypeError
from micropython import RingIO

r = RingIO(5)
print(r, r.any(), r.read(), r.read(3))
print(r.write(b"abc"), r.write(b"defg"), r.write(b"h"), r.any())
print(r.read(2), r.any(), r.read(), r.readline())
r.write(b"1\n2")
print(r.readline(), r.readline(), r.readline())
into = bytearray(b".....")
r.write(b"xyzwv")
print(r.readinto(into, 3), r.readinto(into), into, r.readinto(into))
out = []
for i in range(7):
    r.write(b"%d" % i)
    out.append(r.read(1))
total = 0
for b in out:
    total += len(b)
print(b"".join(out), total - 1)
four = RingIO(bytearray(5))
print(four.write(b"four and more"), four.write(b"x"), four.read())


def none():
    RingIO(0)


def big():
    RingIO(65535)


def small():
    RingIO(bytearray(1))


def gone():
    memory = bytearray(4)
    ring = RingIO(memory)
    ring.write(b"abc")
    ring.read(3)
    memory.clear()
    ring.any()


def kind():
    RingIO(None)


def other():
    RingIO.read(3)


caught = []
for f in none, big, small, gone, kind, other:
    try:
        f()
    except (ValueError, TypeError) as e:
        caught.append(type(e).__name__)
print(*caught)
r = RingIO(2)
# expect: [4, 4, 1, 0] [5, 0, 1] [0, 0] True
empty = [r.ioctl(3, 5), r.ioctl(3, 4)]
r.write(b"a")
half = [r.ioctl(3, 5)]
r.write(b"b")
print(empty + [r.ioctl(3, 5), r.ioctl(3, 4)], half + [r.ioctl(3, 0), r.ioctl(3, 1)], [r.ioctl(1, 0), r.ioctl(4, 0)], r.ioctl(99, 0) < 0)
