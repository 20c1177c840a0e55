# SPDX-License-Identifier: MIT
# targets: mps2-an385 mps2-an386 xtensa-lx6 xtensa-lx106
# Modules of a file system written in Python: what its stat says is a file unless it says folder, and readinto may shrink what
# it is given.
import io
import sys
import vfs

FILES = {"/zero.py": b"where = 'a mode of 0'\n" + b"# long\n" * 100 + b"last = 1\n", "/burrow/__init__.py": b"name = __name__\n"}
seen = []


class File(io.IOBase):
    def __init__(self, data):
        self.data = data

    def ioctl(self, request, argument):
        return 0 if request == 4 else -1

    def readinto(self, into):
        into[:] = self.data[: len(into)]
        self.data = self.data[len(into) :]
        return len(into)


class Files:
    def mount(self, readonly, mkfs):
        seen.append((readonly, mkfs))

    def chdir(self, path):
        pass

    def stat(self, path):
        if path == "/burrow":
            return (0x4000,) + (0,) * 9
        if path in FILES:
            return (0,) * 10
        if path == "/shapeless.py":
            return ()
        raise OSError(-2)

    def open(self, path, mode):
        return File(FILES[path])


vfs.mount(Files(), "/own")
sys.path.insert(0, "/own")
import zero
import burrow

print(zero.where, zero.last, zero.__file__, burrow.name, burrow.__path__, seen)
for name in ("shapeless", "absent"):
    try:
        __import__(name)
    except ImportError as e:
        print(e)
# expect: a mode of 0 1 /own/zero.py burrow ['/own/burrow'] [(False, False)]
# expect: No module named 'shapeless'
# expect: No module named 'absent'
