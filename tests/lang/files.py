# SPDX-License-Identifier: MIT
# open(): modes, text and bytes, positions, lines, errors. On a board the files are in a RAM file system.
import os

before = os.getcwd()
try:
    import vfs

    vfs.mount(vfs.VfsRam(), "/files")
    os.chdir("/files")
except ImportError:
    try:
        import tempfile

        os.chdir(tempfile.mkdtemp())
    except ImportError:
        pass


def fails(what, *args):
    try:
        what(*args)
    except OSError as e:
        print(type(e).__name__, e.errno)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


with open("a.txt", "w") as f:
    print(f.write("eins\nzwei\n\u20ac drei"), f.tell(), f.mode, f.name, f.closed, f.writable(), f.readable())
print(f.closed)
fails(f.write, "x")
with open("a.txt") as f:
    print(f.read(2), f.readline(), f.readline(3), f.readlines(), f.read())
    print(f.seek(0), f.read(11), f.tell())
for line in open("a.txt", encoding="utf-8"):
    print(repr(line))
with open("a.txt", "rb") as f:
    data = bytearray(6)
    print(f.readinto(data), data, f.readline(), f.seek(-4, 2), f.read(), f.read(1), f.seek(1, 0), f.seek(2, 1), f.tell())
with open("a.txt", "ab") as f:
    print(f.write(b"!"), f.tell(), f.mode)
with open("a.txt", "r+b") as f:
    print(f.write(b"EI"), f.read(3), f.seek(0), f.write(memoryview(b"--")), f.read(2), f.truncate(6), f.seek(0, 2))
with open("a.txt", "a+") as f:
    print(f.write("x"), f.seek(0), f.read())
with open("new", "x+") as f:
    f.writelines(["a", "b\n", "c"])
    f.seek(1)
    print(f.read(), f.mode)
with open("holes", "wb") as f:
    print(f.seek(3), f.write(b"z"))
print(open("holes", "rb").read())
with open("a.txt", "wb") as f:
    f.write(b"\xff\xfe")
fails(open("a.txt").read)
fails(open, "new", "x")
fails(open, "none")
fails(open, "none/new", "w")
fails(open, "new/deeper")
fails(open, "new", "q")
fails(open, "new", "rw")
fails(open, "new", "rbt")
fails(open("new", "w").read)
fails(open("new").write, "x")
fails(open("new", "w").write, b"x")
fails(open("new", "rb").seek, -1)
fails(open, "new", "rb", -1, "utf-8")
os.mkdir("d")
fails(open, "d")
for name in ("a.txt", "new", "holes"):
    os.remove(name)
os.rmdir("d")
print(os.listdir())
here = os.getcwd()
os.chdir(before)
if here != "/files":
    os.rmdir(here)
else:
    vfs.umount("/files")
