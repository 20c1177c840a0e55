# SPDX-License-Identifier: MIT
# A BytesIO of a bytes object shares it until it is written to.
import io

DATA = b"0123456789" * 3
KEPT = io.BytesIO(DATA)


def changed(change):
    f = io.BytesIO(DATA)
    f.seek(5)
    print(change(f), f.tell(), f.getvalue())


def overwrite(f):
    return f.write(b"abc")


def extend(f):
    f.seek(0, 2)
    return f.write(b"more")


def beyond(f):
    f.seek(32)
    return f.write(b"z")


def cut(f):
    return f.truncate(7)


def cut_and_extend(f):
    f.truncate(3)
    f.seek(3)
    return f.write(DATA)


def itself(f):
    return f.write(DATA)


def nothing(f):
    return f.write(b"")


for change in overwrite, extend, beyond, cut, cut_and_extend, itself, nothing:
    changed(change)
print(DATA == b"0123456789" * 3)

print(KEPT.read(4), KEPT.readline(), KEPT.read(), KEPT.getvalue() == DATA)
KEPT.seek(0)
KEPT.write(b"x")
print(KEPT.getvalue(), DATA[:3])


class Octets(bytes):
    pass


f = io.BytesIO(Octets(b"line\nrest"))
into = bytearray(3)
print(f.readinto(into), into, list(f), f.closed)
f.write(b"!")
print(f.getvalue(), type(f.getvalue()).__name__)
f = io.BytesIO(b"")
print(f.read(), f.write(b"ab"), f.getvalue())
f = io.BytesIO(b"shared")
f.close()
try:
    f.read()
except ValueError as e:
    print(f.closed, e)
try:
    print(list(f))
except ValueError as e:
    print(e)
with io.BytesIO(b"one\ntwo") as f:
    print(f.readlines())
print(f.closed)
