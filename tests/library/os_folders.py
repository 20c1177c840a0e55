# SPDX-License-Identifier: MIT
# os.makedirs, os.walk, os.removedirs, in a folder that is empty at first.
import os

try:
    import tempfile

    os.chdir(tempfile.mkdtemp())
except ImportError:
    import vfs

    vfs.mount(vfs.VfsRam(), "/ram")
    os.chdir("/ram")


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def show(top, **how):
    rows = [(top, sorted(folders), sorted(files)) for top, folders, files in os.walk(top, **how)]
    return sorted(rows)


os.makedirs("a/b/c")
os.makedirs("a/b/d/", exist_ok=True)
os.makedirs("a/b/c", exist_ok=True)
for bad in ("a/b/c", "a"):
    try:
        os.makedirs(bad)
    except OSError as e:
        print(bad, e.errno == 17)
write("a/one.txt", "1")
write("a/b/two.txt", "2")
try:
    os.makedirs("a/one.txt/x")
except OSError:
    print("no folder above")
try:
    os.makedirs("a/one.txt", exist_ok=True)
except OSError:
    print("a file is there")
print(show("a"))
print(show("a", topdown=False) == show("a"))
order = [top for top, folders, files in os.walk("a", topdown=False)]
print(order[-1], order.index("a/b") > order.index("a/b/c"), [top for top, _, _ in os.walk("a")][0])
kept = []
for top, folders, files in os.walk("a"):
    kept.append(top)
    folders[:] = [name for name in folders if name != "c"]
print(sorted(kept))
print(list(os.walk("nowhere")))
errors = []
print(list(os.walk("nowhere", onerror=errors.append)), type(errors[0]).__name__)
os.remove("a/b/two.txt")
os.removedirs("a/b/c")
print(show("a"))
os.removedirs("a/b/d")
print(show("a"), os.path.isdir("a/b"))
os.remove("a/one.txt")
os.removedirs("a")
print(os.path.exists("a"))
