# SPDX-License-Identifier: MIT
# Modules vfs and os: RAM file systems, file systems of the program, where paths lead to.
# expect: ['one', 'two'] [('/one', 'VfsRam'), ('/two', 'Own')]
# expect: [('a', 32768, 0, 3), ('d', 16384, 0, 0)] 3 32768 True
# expect: /one/d ['a', 'd'] ['a', 'e']
# expect: 17 FileExistsError
# expect: 2 FileNotFoundError
# expect: 39 OSError
# expect: 21 IsADirectoryError
# expect: 20 NotADirectoryError
# expect: 22 OSError
# expect: 18 OSError
# expect: 2 FileNotFoundError
# expect: ['a'] ['b']
# expect: 1 PermissionError
# expect: 30 OSError
# expect: open /x r
# expect: text
# expect: stat /x
# expect: (32768, 4)
# expect: remove /x
# expect: [b'x']
# expect: AttributeError
# expect: 22 OSError
# expect: [] 16384
# expect: [Errno 2] ENOENT: 'gone'
import io
import os
import vfs


class Own:
    def mount(self, readonly, mkfs):
        self.readonly = readonly

    def umount(self):
        pass

    def open(self, path, mode):
        print("open", path, mode)
        return io.StringIO("text")

    def stat(self, path):
        print("stat", path)
        return (0x8000, 4)

    def remove(self, path):
        print("remove", path)

    def ilistdir(self, path):
        yield ("x", 0x8000, 0)


def fails(what, *args):
    try:
        what(*args)
    except OSError as e:
        print(e.errno, type(e).__name__)
    except AttributeError as e:
        print(type(e).__name__)


before = len(vfs.mount())
vfs.mount(vfs.VfsRam(), "/one")
own = Own()
vfs.mount(own, "/two", readonly=True)
mounts = [(path, type(fs).__name__) for fs, path in vfs.mount() if path != "/"]
print([name for name in os.listdir("/") if name in ("one", "two")], mounts)
with open("/one/a", "w") as f:
    f.write("abc")
os.mkdir("/one/d")
print(list(os.ilistdir("/one")), os.stat("/one/a")[6], os.stat("/one/a")[0], os.statvfs("/one")[0] > 0)
os.chdir("/one/d/")
os.rename("/one/a", "e")
open("../a", "w").close()
os.mkdir("/one/d/.././d2")
os.rmdir("/one/d2")
print(os.getcwd(), sorted(os.listdir("..")), sorted(os.listdir("/one/d") + os.listdir("/one/d/..")[1:]))
fails(os.mkdir, "/one/d")
fails(os.stat, "none")
fails(os.rmdir, "/one/d")
fails(os.remove, "/one/d")
fails(os.rmdir, "/one/a")
fails(os.rename, "/one/d", "/one/d/in")
fails(os.rename, "/one/a", "/two/a")
fails(os.chdir, "/one/none")
os.rename("/one/a", "/one/d/e")
os.rename("/one/d/e", "/one/d/a")
os.chdir("/one")
print(os.listdir("d"), os.listdir() and ["b"])
fails(vfs.mount, own, "/one")
vfs.umount("/one")
fs = vfs.VfsRam()
vfs.mount(fs, "/one", readonly=True)
fails(open, "/one/a", "w")
print(open("/two/x").read())
print(os.stat("/two/x"))
os.unlink("/two/x")
print(os.listdir(b"/two"))
fails(os.mkdir, "/two/d")
vfs.umount(fs)
vfs.umount("/two")
fails(vfs.umount, "/two")
print([path for fs, path in vfs.mount()][before:], os.stat("/")[0])
vfs.mount(vfs.VfsRam(), "/one")
os.chdir("/one")
try:
    open("gone")
except OSError as e:
    print(e)
vfs.umount("/one")
