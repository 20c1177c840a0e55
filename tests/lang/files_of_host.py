# SPDX-License-Identifier: MIT
# targets: host
# On host this computer's files are at '/' from the start; vfs.VfsPosix shows a folder of them.
# expect: True [b'1', b'2\n']
# expect: True True 2
# expect: ['in'] /rooted /
# expect: FileNotFoundError OSError
# expect: r rb False 3
# expect: 16 True
# expect: ['other'] 10 True FileNotFoundError 2
# expect: FileNotFoundError
import os
import vfs

before = os.getcwd()
folder = "firn_files_of_host_test"
os.mkdir(folder)
try:
    os.chdir(folder)
    with open("in", "w+b") as f:
        f.write(b"1" * 3000 + b"\n2\n")
        f.seek(2999)
        print(os.getcwd().endswith("/" + folder), [f.read(1), f.readlines()[1]])
        f.seek(0)
        data = bytearray(2500)
        print(f.readinto(data) == 2500, data == b"1" * 2500, f.truncate(2) and os.stat("in")[6])
    os.chdir("..")
    vfs.mount(vfs.VfsPosix(folder), "/rooted", readonly=True)
    os.chdir("/rooted")
    print(os.listdir(), os.getcwd(), vfs.mount()[-1][1])
    names = []
    for path, mode in (("none", "r"), ("new", "w")):
        try:
            open(path, mode)
        except OSError as e:
            names.append(type(e).__name__)
    print(*names)
    with open("/rooted/in") as f, open("/rooted/in", "rb") as g:
        print(f.mode, g.mode, f.closed, f.fileno() and 3)
    print(len(os.urandom(16)), os.urandom(8) != os.urandom(8))
    vfs.umount("/rooted")
    os.chdir(before)
    os.rename(folder + "/in", folder + "/other")
    space = os.statvfs(folder)
    try:
        os.rename(folder + "/in", folder + "/more")
    except OSError as e:
        print(os.listdir(folder), len(space), space[0] > 0, type(e).__name__, e.errno)
    try:
        os.statvfs(folder + "/none")
    except OSError as e:
        print(type(e).__name__)
finally:
    os.chdir(before)
    os.remove(folder + "/other")
    os.rmdir(folder)
