# SPDX-License-Identifier: MIT
# io: StringIO, BytesIO, and files that programs make of IOBase.
import io


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


f = io.StringIO("first\nsecond\n\nlast")
print(f.read(3), f.tell(), repr(f.readline()), f.readline(3), f.readlines(), repr(f.read()), repr(f.readline()))
print(f.seek(0), list(f), f.seek(2), f.readlines(4), f.tell())
print(f.seek(0, 2), f.write("\nmore"), f.getvalue().count("\n"), f.seek(1), f.write("IRS"), repr(f.getvalue()), f.tell())
f.seek(30)
f.write("far")
print(repr(f.getvalue()), f.tell(), f.truncate(4), repr(f.getvalue()), f.tell())
f.seek(2)
print(f.truncate(), f.getvalue(), f.readable(), f.writable(), f.seekable(), f.isatty(), f.closed)
print("a", 1, "b", file=f)
print(repr(f.getvalue()))

w = io.StringIO("aé€😀z")
print([w.read(1) for i in range(6)], w.tell(), w.seek(2), w.read(2), w.tell())
w.seek(1)
w.write("XY")
print(w.getvalue(), w.tell(), w.seek(9), w.tell(), w.write("é"), repr(w.getvalue()), w.tell())
w.seek(3)
print(w.truncate(), w.getvalue(), w.seek(0, 2), w.read(), w.seek(0, 1))
w.seek(0)
w.write("😀" * 5)
print(w.getvalue(), w.seek(4), w.read(9), w.truncate(2), w.getvalue())

b = io.BytesIO(b"one\ntwo\nthree")
print(b.read(2), b.readline(), b.read1(2), b.tell(), b.readlines(), b.read(5), b.getvalue())
buffer = bytearray(5)
print(b.seek(-3, 2), b.readinto(buffer), buffer, b.seek(1), b.seek(2, 1), b.read(1), b.seek(-100, 1))
print(b.write(b"ONE"), b.write(bytearray(b"-")), b.write(memoryview(b"TWOTWO")), b.getvalue())
b.seek(20)
print(b.write(b"end"), b.getvalue(), b.truncate(5), b.getvalue(), b.seek(3), b.truncate(), b.getvalue(), b.truncate(100), b.getvalue())
b.writelines([b"x\n", b"y\n"])
print(b.getvalue(), b.seek(0), [line for line in b], next(b, None))
print(io.BytesIO().read(), repr(io.StringIO().read()), io.BytesIO(bytearray(b"q")).read(), io.StringIO(initial_value="i").read(),
      io.BytesIO(initial_bytes=b"j").getvalue(), io.StringIO("a\nb", "\n").readline(), io.StringIO(None).getvalue() == "")

s = io.StringIO("x")
for call in (lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(-1, 2), lambda: s.seek(0, 3), lambda: s.write(b"x"), lambda: s.write(5),
             lambda: s.truncate(-1), lambda: s.read("x"), lambda: b.seek(-1), lambda: b.seek(0, 9), lambda: b.write("x"), lambda: b.truncate(-2),
             lambda: s.read(None), lambda: io.StringIO(b"x"), lambda: io.BytesIO("x"), lambda: s.seek("x"),
             lambda: io.StringIO("", "bad")):
    attempt(call)
with io.StringIO("body\n") as inside:
    print(inside.read(), inside.closed)
print(inside.closed, s.close(), s.close())
for call in (s.read, s.readline, s.getvalue, s.tell, s.readable, lambda: s.write(""), lambda: s.seek(0), lambda: list(s), s.truncate,
             lambda: next(s)):
    attempt(call)
try:
    with io.BytesIO() as c:
        1 // 0
except ZeroDivisionError:
    print(c.closed)
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, issubclass(io.UnsupportedOperation, OSError))


class Counting(io.StringIO):
    def __init__(self, text):
        super().__init__(text)
        self.reads = 0

    def read(self, n=-1):
        self.reads += 1
        return super().read(n)


c = Counting("some text")
print(c.read(4), c.read(), c.reads, isinstance(c, io.StringIO), isinstance(c, io.IOBase), c.getvalue())


class Lines(io.IOBase):
    def __init__(self, n):
        self.left = n
        self.got = []

    def readline(self, size=-1):
        if not self.left:
            return b""
        self.left -= 1
        return b"line %d\n" % self.left

    def write(self, data):
        self.got.append(data)
        return len(data)


with Lines(4) as lines:
    print(next(lines), lines.readlines(), list(lines))
    lines.writelines(["a", "b"])
    print("printed", 5, file=lines)
    print("".join(lines.got))
big = io.BytesIO()
for i in range(300):
    big.write(b"%d," % i)
big.seek(500)
print(len(big.getvalue()), big.read(20))
