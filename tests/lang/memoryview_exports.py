# SPDX-License-Identifier: MIT
# A bytearray or array is not resized while a memoryview of it is alive.
import array


def show(f, *args):
    try:
        print(f(*args))
    except (BufferError, ValueError) as e:
        print(type(e).__name__, e)


def iadd(b, x):
    b += x


def imul(b, n):
    b *= n


def delete(b, i):
    del b[i]


def store(b, i, x):
    b[i] = x


b = bytearray(b"abc")
m = memoryview(b)
show(b.append, 1)
show(b.append, 300)
show(b.extend, b"x")
show(b.extend, b"")
show(b.pop)
show(b.clear)
show(b.insert, 0, 1)
show(b.remove, 97)
show(b.remove, 120)
show(iadd, b, b"x")
show(iadd, b, b"")
show(imul, b, 2)
show(imul, b, 1)
show(imul, b, 0)
show(delete, b, 0)
show(delete, b, slice(0, 2))
show(delete, b, slice(0, 0))
show(delete, b, slice(None, None, 2))
show(store, b, slice(0, 1), b"xyz")
show(store, b, slice(0, 1), b"z")
show(b.reverse)
print(b, bytes(m))
m.release()
m.release()
show(lambda: m[0])
show(lambda: list(m))
for name in "obj", "nbytes", "itemsize", "format", "shape", "readonly":
    show(getattr, m, name)
show(lambda: (m == m, m != m, m == b, m == memoryview(b), memoryview(b) == m))
b.append(9)
print(b)

with memoryview(b) as n:
    show(b.append, 1)
    part = n[1:3]
show(b.append, 2)
part.release()
show(b.append, 2)
print(b)
with memoryview(b) as n:
    again = memoryview(n)
    again.release()
    show(b.append, 3)
show(b.append, 3)
try:
    with memoryview(b) as n:
        with n as same:
            print(n is same)
        print(n[0])
except ValueError as e:
    print(e)
print(b)


def looks(b):
    v = memoryview(b)
    return v[0]


def grows(b, v):
    kept = [lambda: v]
    b.append(v[0])


def keeps(b):
    v = memoryview(b)

    def inner():
        return v[0]
    return inner


def walks(b):
    for x in memoryview(b):
        yield x


class Holder:
    def __init__(self, b):
        self.view = memoryview(b)[1:]


print(looks(b))
show(b.append, 4)
print(sum(memoryview(b)))
show(b.append, 5)
memoryview(b)
show(b.append, 6)
show(grows, b, memoryview(b))
kept = keeps(b)
show(b.append, 7)
print(kept())
kept = None
show(b.append, 7)
held = [Holder(b)]
show(b.pop)
held.pop()
show(b.pop)
walk = walks(b)
print(next(walk))
show(b.clear)
walk.close()
walk = None
print(b)
for i in range(3):
    memoryview(b)[0]
    b.append(i)
print(b)

a = array.array("h", [1, 2, 3])
m = memoryview(a)[1:]
show(a.append, 1)
show(a.extend, a)
show(a.pop)
show(a.insert, 0, 1)
show(a.remove, 1)
show(iadd, a, a)
show(imul, a, 2)
show(delete, a, 0)
show(store, a, slice(0, 1), a)
show(store, a, slice(0, 3), a)
show(a.frombytes, b"ab")
show(a.fromlist, [1])
show(a.reverse)
show(a.byteswap)
print(a)
m = None
a.append(3)
print(a)


class Bytes(bytearray):
    pass


b = Bytes(b"12")
with memoryview(b):
    show(b.append, 1)
b.append(1)
print(b)
