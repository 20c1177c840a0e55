# SPDX-License-Identifier: MIT
# not: stock
# A bytearray or array as its own operand, and one that changes while C code has its address.
import array
import io
import struct


def show(f, *args):
    try:
        print(f(*args))
    except (BufferError, IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


def iadd(b, x):
    b += x
    return b


def extend(b, x):
    b.extend(x)
    return b


def store(b, at, x):
    b[at] = x
    return b


for n in 0, 2, 5, 20:
    b = bytearray(range(n))
    show(iadd, b, b)
    show(extend, b, b)
    b = bytearray(range(n))
    show(store, b, slice(1, 3), b)
    show(extend, b, memoryview(b)[:1])
    b = bytearray(range(n))
    show(lambda: b + b)
    show(b.join, [b, b])
    a = array.array("H", range(n))
    show(iadd, a, a)
    show(store, a, slice(1, 3), a)


class Shortens:
    def __init__(self, b, then=0):
        self.b = b
        self.then = then

    def __index__(self):
        del self.b[:]
        self.b.extend(range(100))
        return self.then


class Equal:
    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        del self.a[:]
        return True


b = bytearray(b"abcdefgh")
show(struct.pack_into, "4s", b, 2, b)
print(b)
show(struct.pack_into, "<BB", b, 6, Shortens(b), 7)
show(struct.pack_into, "B", b, Shortens(b), 5)
show(struct.unpack_from, "B", b, Shortens(b))
print(b)
show(struct.pack_into, "B", memoryview(b), 0, Shortens(b))
show(iadd, b, b"!")
a = array.array("B", b"abcdefgh")
show(struct.pack_into, "B", a, 7, Shortens(a))
print(a)
show(extend, a, b"!")


class Again:
    def __index__(self):
        struct.pack_into("B", b, 0, 33)
        b.clear()
        return 1


show(struct.pack_into, "B", b, 1, Again())
print(b)

b = bytearray(b"12345678")
f = io.BytesIO(b)
print(f.readinto(b), b, f.readinto(memoryview(b)[2:5]))
f.seek(4)
print(f.write(b), f.getvalue())


class Releases(Shortens):
    def __index__(self):
        self.then.release()
        Shortens.__index__(self)
        return 1


b = bytearray(b"abc")
m = memoryview(b)
show(store, m, 2, Releases(b, m))
print(len(b))

for a in array.array("B", b"abc"), array.array("H", [1, 2, 3]):
    show(a.remove, Equal(a))
    print(a)

for right in b"x", bytearray(b"x"), "x", {}, []:
    show(lambda: "t" % right)
    show(lambda: b"t" % right)

b = bytearray(b"abc")
for x in "a", 5, [256], None, [1, "a"]:
    show(store, b, slice(0, 1), x)
for f in io.BytesIO(), io.StringIO():
    f.close()
    try:
        with f:
            print("open")
    except ValueError as e:
        print(e)
