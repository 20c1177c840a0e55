# SPDX-License-Identifier: MIT
import os
from os.path import commonpath, commonprefix, normcase, relpath


class Place(os.PathLike):
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


class Other:
    def __fspath__(self):
        return 5


print(os.fspath("a/b"), os.fspath(b"c"), os.fspath(Place("x")), isinstance(Place("x"), os.PathLike), isinstance(Other(), os.PathLike), isinstance("x", os.PathLike))
for bad in (lambda: os.fspath(3), lambda: os.fspath(Other()), os.PathLike, lambda: commonpath([]), lambda: commonpath(["/a", "a"]), lambda: relpath("")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" with ")[0])
print(commonprefix(["/usr/lib", "/usr/local", "/usr/l"]), repr(commonprefix([])), commonpath(["/usr/lib/x", "/usr/lib/y/z", "/usr/./lib"]), commonpath(["a/b", "a/c"]))
print(relpath("/a/b/c", "/a/d"), relpath("/a", "/a"), relpath("/a/b", "/"), normcase("A/b"))
