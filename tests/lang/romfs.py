# SPDX-License-Identifier: MIT
# vfs.VfsRom: a file system in the octets of an object.
# expect: [('t', 32768, 0, 5), ('d', 16384, 0, 7), ('far', 32768, 0, 2)]
# expect: héo hé b'h\xc3\xa9o\n'
# expect: [('x', 32768, 0, 1)] b'!' (32768, 0, 0, 0, 0, 0, 1, 0, 0, 0)
# expect: b'ok' True
# expect: 5 5 4
# expect: 30 OSError
# expect: 30 OSError
# expect: 2 FileNotFoundError
# expect: 21 IsADirectoryError
# expect: 19 OSError
# expect: 19 OSError
# expect: /rom ['t', 'd', 'far']
# expect: 95 OSError
# expect: [('a', 32768, 0, 1)]
# expect: 22 OSError
import os
import vfs


def record(kind, payload):
    return bytes([kind, len(payload)]) + payload


def named(name, payload):
    return bytes([len(name)]) + name + payload


def fails(what, *args):
    try:
        what(*args)
    except OSError as e:
        print(e.errno, type(e).__name__)


entries = record(2, b"ok") + record(1, b"padding")
entries += record(5, named(b"t", record(1, b"p") + record(2, "h\u00e9o\n".encode())))
entries += record(4, named(b"d", record(5, named(b"x", record(2, b"!")))))
entries += record(5, named(b"far", record(3, bytes([2, 2]))))
image = b"\xd2\xcd\x31" + bytes([len(entries)]) + entries
fs = vfs.VfsRom(image)
print(list(fs.ilistdir("/")))
with fs.open("t", "r") as f:
    print(f.read().strip(), f.seek(0) or f.read(2), fs.open("/t", "rb").read())
print(list(fs.ilistdir("d")), fs.open("/d/x", "rb").read(), fs.stat("d/x"))
far = fs.open("far", "rb")
print(bytes(memoryview(far)), memoryview(far).readonly)
print(fs.open("t", "").seek(100), f.closed and fs.open("t", "rb").seek(0, 2), fs.open("t", "rb").seek(-1, 2))
fails(fs.open, "t", "w")
fails(fs.remove, "t")
fails(fs.stat, "d/y")
fails(fs.open, "d", "r")
fails(vfs.VfsRom, b"not one")
fails(vfs.VfsRom, image[:9])
vfs.mount(fs, "/rom")
os.chdir("/rom")
print(os.getcwd(), os.listdir())
fails(os.chdir, "d")
os.chdir("/")
vfs.umount("/rom")
broken = record(5, named(b"a", record(2, b"1"))) + record(5, named(b"b", record(3, bytes([9, 90]))))
print(list(vfs.VfsRom(b"\xd2\xcd\x31" + bytes([len(broken)]) + broken).ilistdir()))
fails(fs.open("t", "rb").seek, -1)
